use super::cube::Literal;
use super::texts::Texts;

/// The texts that lie in all of some sets and in none of others.
#[derive(Clone, Debug, Default)]
pub(super) struct Selection<'c, 'd> {
    /// None of them covers another.
    pub(super) within: Vec<&'c Texts<'d>>,
    /// None of them covers one of `within`.
    pub(super) outside: Vec<&'c Texts<'d>>,
}

/// Whether a literal follows from what is known of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follows {
    Yes,
    No,
    Open,
}

impl<'c, 'd> Selection<'c, 'd> {
    pub(super) fn follows(&self, literal: &Literal<'d>) -> Follows {
        let texts = &literal.texts;
        let covers = self.is_within(texts);
        let is_clear = || self.is_clear_of(texts) || self.is_outside(texts);
        match (covers || is_clear(), covers == literal.holds) {
            (false, _) => Follows::Open,
            (true, true) => Follows::Yes,
            (true, false) => Follows::No,
        }
    }

    /// Takes a literal for true, or for false; whether it can be, as far as can be told.
    #[must_use]
    pub(super) fn assume(&mut self, literal: &'c Literal<'d>, is_true: bool) -> bool {
        self.select(&literal.texts, literal.holds == is_true)
    }

    #[must_use]
    pub(super) fn assume_all(&mut self, literals: &'c [Literal<'d>]) -> bool {
        literals.iter().all(|literal| self.assume(literal, true))
    }

    /// Takes only texts of a set, or only others; whether there can be any.
    #[must_use]
    pub(super) fn select(&mut self, texts: &'c Texts<'d>, holds: bool) -> bool {
        if self.is_clear_of(texts) {
            return !holds;
        }
        let covers = self.is_within(texts);
        if !holds {
            self.outside.push(texts);
            return !covers;
        }
        if self.within.iter().any(|within| texts.covers(within)) {
            return true;
        }
        self.within.retain(|within| !within.covers(texts));
        self.within.push(texts);
        let is_empty = self.outside.iter().any(|outside| outside.covers(texts));
        self.outside.retain(|outside| !outside.is_clear_of(texts));
        !is_empty
    }

    /// Whether a set covers it.
    fn is_within(&self, texts: &Texts<'d>) -> bool {
        match self.within.as_slice() {
            [] => texts.covers(&Texts::ALL),
            within => within.iter().any(|within| texts.covers(within)),
        }
    }

    pub(super) fn is_clear_of(&self, texts: &Texts<'d>) -> bool {
        self.within.iter().any(|within| within.is_clear_of(texts))
    }

    /// Whether what is taken away covers these texts, for the few that were taken away last.
    fn is_outside(&self, texts: &Texts<'d>) -> bool {
        self.outside.iter().rev().take(8).any(|outside| outside.covers(texts))
    }

    pub(super) fn has(&self, text: &str) -> bool {
        self.within.iter().all(|texts| texts.contains(text)) && !self.outside.iter().any(|texts| texts.contains(text))
    }

    /// What every text starts with.
    pub(super) fn start(&self) -> &str {
        self.within.iter().map(|texts| texts.stem()).max_by_key(|stem| stem.len()).unwrap_or_default()
    }

    /// Some texts, of which no two are the same where there are several. Of a single set that no other covers it is its
    /// pattern, with a character that none has instead of the stars, or more of them; where there are several sets nobody
    /// knows without looking.
    pub(super) fn some(&self) -> impl Iterator<Item = String> {
        let frozen = self.frozen();
        (1..).map_while(move |times| {
            let (texts, fresh) = frozen?;
            Some(texts.pattern().replace('*', &String::from(fresh).repeat(times)))
        })
    }

    fn frozen(&self) -> Option<(&Texts<'d>, char)> {
        let texts = match self.within.as_slice() {
            [] => &Texts::ALL,
            [only] if !only.is_encoded() => *only,
            _ => return None,
        };
        let sets = self.outside.iter().copied().chain([texts]);
        let is_used = |c: &char| sets.clone().any(|texts| texts.pattern().contains(*c));
        let is_plain = !self.outside.iter().any(|texts| texts.is_encoded());
        let fresh = ('a'..='z')
            .chain('0'..='9')
            .chain('A'..='Z')
            .chain('\u{e000}'..='\u{f8ff}')
            .find(|c| !is_used(c) && (is_plain || c.is_ascii()))?;
        Some((texts, fresh))
    }
}

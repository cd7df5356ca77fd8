use super::cube::Literal;
use super::key::Keys;

/// The texts that lie in all of some sets and in none of others.
#[derive(Clone, Debug, Default)]
pub(super) struct Selection<'c, 'd> {
    /// None of them covers another.
    pub(super) within: Vec<&'c Keys<'d>>,
    /// None of them covers one of `within`.
    pub(super) outside: Vec<&'c Keys<'d>>,
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
        let keys = &literal.keys;
        let covers = self.is_within(keys);
        let is_clear = || self.is_clear_of(keys) || self.is_outside(keys);
        match (covers || is_clear(), covers == literal.holds) {
            (false, _) => Follows::Open,
            (true, true) => Follows::Yes,
            (true, false) => Follows::No,
        }
    }

    /// Takes a literal for true, or for false; whether it can be, as far as can be told.
    #[must_use]
    pub(super) fn assume(&mut self, literal: &'c Literal<'d>, is_true: bool) -> bool {
        self.select(&literal.keys, literal.holds == is_true)
    }

    #[must_use]
    pub(super) fn assume_all(&mut self, literals: &'c [Literal<'d>]) -> bool {
        literals.iter().all(|literal| self.assume(literal, true))
    }

    /// Takes only texts of a set, or only others; whether there can be any.
    #[must_use]
    pub(super) fn select(&mut self, keys: &'c Keys<'d>, holds: bool) -> bool {
        if self.is_clear_of(keys) {
            return !holds;
        }
        let covers = self.is_within(keys);
        if !holds {
            self.outside.push(keys);
            return !covers;
        }
        if self.within.iter().any(|within| keys.covers(within)) {
            return true;
        }
        self.within.retain(|within| !within.covers(keys));
        self.within.push(keys);
        let is_empty = self.outside.iter().any(|outside| outside.covers(keys));
        self.outside.retain(|outside| !outside.is_clear_of(keys));
        !is_empty
    }

    /// Whether a set covers it.
    fn is_within(&self, keys: &Keys<'d>) -> bool {
        match self.within.as_slice() {
            [] => keys.covers(&Keys::ALL),
            within => within.iter().any(|within| keys.covers(within)),
        }
    }

    pub(super) fn is_clear_of(&self, keys: &Keys<'d>) -> bool {
        self.within.iter().any(|within| within.is_clear_of(keys))
    }

    /// Whether what is taken away covers these texts, for the few that were taken away last.
    fn is_outside(&self, keys: &Keys<'d>) -> bool {
        self.outside.iter().rev().take(8).any(|outside| outside.covers(keys))
    }

    pub(super) fn has(&self, text: &str) -> bool {
        self.within.iter().all(|keys| keys.contains(text)) && !self.outside.iter().any(|keys| keys.contains(text))
    }

    /// What every text starts with.
    pub(super) fn start(&self) -> &str {
        self.within.iter().map(|keys| keys.stem()).max_by_key(|stem| stem.len()).unwrap_or_default()
    }

    /// Some texts, of which no two are the same where there are several. Of a single set that no other covers it is its
    /// pattern, with a character that none has instead of the stars, or more of them; where there are several sets nobody
    /// knows without looking.
    pub(super) fn some(&self) -> impl Iterator<Item = String> {
        let frozen = self.frozen();
        (1..).map_while(move |times| {
            let (keys, fresh) = frozen?;
            Some(keys.pattern().replace('*', &String::from(fresh).repeat(times)))
        })
    }

    fn frozen(&self) -> Option<(&Keys<'d>, char)> {
        let keys = match self.within.as_slice() {
            [] => &Keys::ALL,
            [only] if !only.is_encoded() => *only,
            _ => return None,
        };
        let sets = self.outside.iter().copied().chain([keys]);
        let is_used = |c: &char| sets.clone().any(|keys| keys.pattern().contains(*c));
        let is_plain = !self.outside.iter().any(|keys| keys.is_encoded());
        let fresh = ('a'..='z')
            .chain('0'..='9')
            .chain('A'..='Z')
            .chain('\u{e000}'..='\u{f8ff}')
            .find(|c| !is_used(c) && (is_plain || c.is_ascii()))?;
        Some((keys, fresh))
    }
}

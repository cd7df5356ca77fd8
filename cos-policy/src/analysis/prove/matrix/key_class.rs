use std::collections::BTreeSet;

use crate::analysis::matrix::Label;
use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::prove::cube::Cube;
use crate::analysis::prove::difference::Rest;
use crate::analysis::prove::texts::Texts;

/// The keys that some patterns do not tell apart.
#[derive(Clone, Debug)]
pub(crate) struct KeyClass<'c, 'd> {
    /// The patterns that match, by their places, which rise.
    matched: Vec<usize>,
    pub(crate) rest: Rest<'c, 'd>,
}

impl<'c, 'd> KeyClass<'c, 'd> {
    /// The classes of all keys that sorted patterns tell apart, a narrow one before those of which every pattern covers one
    /// of its own, and otherwise in the order of text. The keys that no pattern matches come last.
    pub(crate) fn all(patterns: &[&'c Texts<'d>], budget: &mut Budget) -> Result<Vec<Self>, Spent> {
        let mut classes = vec![Self { matched: Vec::new(), rest: Rest::default() }];
        for (at, keys) in patterns.iter().enumerate() {
            budget.spend(classes.len() / 8 + 4)?;
            for class in std::mem::take(&mut classes) {
                class.split(at, keys, &mut classes);
            }
        }
        classes.sort_by_cached_key(|class| class.order(patterns));
        narrow_first(classes, patterns, budget)
    }

    fn split(mut self, at: usize, keys: &'c Texts<'d>, classes: &mut Vec<Self>) {
        if self.rest.keys.is_clear_of(keys) {
            classes.push(self);
            return;
        }
        let mut inside = self.rest.clone();
        if inside.keys.select(keys, true) {
            let matched = self.matched.iter().copied().chain([at]).collect();
            classes.push(Self { matched, rest: inside });
        }
        if self.rest.keys.select(keys, false) {
            classes.push(self);
        }
    }

    /// Its narrowest patterns; of none behind all others.
    fn order(&self, patterns: &[&Texts<'_>]) -> (bool, Vec<String>) {
        let names: Vec<String> = self.narrowest(patterns).map(Texts::order).collect();
        (names.is_empty(), names)
    }

    /// Whether each of its patterns covers one of the other's.
    fn covers(&self, other: &Self, patterns: &[&Texts<'d>]) -> bool {
        let covers = |own: &Texts<'d>| other.narrowest(patterns).any(|narrow| own.covers(narrow));
        self.narrowest(patterns).all(covers)
    }

    fn matched<'s>(&'s self, patterns: &'s [&'c Texts<'d>]) -> impl Iterator<Item = &'c Texts<'d>> + 's {
        self.matched.iter().filter_map(|at| patterns.get(*at).copied())
    }

    /// The patterns that match, without those that cover another.
    fn narrowest<'s>(&'s self, patterns: &'s [&'c Texts<'d>]) -> impl Iterator<Item = &'c Texts<'d>> + 's {
        let is_wide = |keys: &Texts<'d>, other: &Texts<'d>| keys.covers(other) && !other.covers(keys);
        self.matched(patterns).filter(move |keys| !self.matched(patterns).any(|other| is_wide(keys, other)))
    }

    /// Whether a pattern matches, by its place.
    pub(crate) fn has(&self, at: usize) -> bool {
        self.matched.binary_search(&at).is_ok()
    }

    /// Whether some pattern matches.
    pub(crate) fn is_named(&self) -> bool {
        !self.matched.is_empty()
    }

    /// Whether it is the key of no object: that of the bucket itself.
    pub(crate) fn is_empty_key(&self) -> bool {
        self.rest.keys.within.iter().any(|keys| keys.is_empty_key())
    }

    /// The patterns that match, and whether others are cut out of them.
    pub(crate) fn label(&self, patterns: &[&'c Texts<'d>]) -> Label {
        let own: Vec<&Texts<'_>> = self.narrowest(patterns).collect();
        let label = own.iter().map(|keys| keys.label()).reduce(|label, name| label.and_word("and").and(&name));
        let label = label.unwrap_or_else(|| Label::word("every other key"));
        let unmatched = patterns.iter().enumerate().filter(|(at, _)| !self.has(*at)).map(|(_, keys)| *keys);
        let meets = |keys: &&Texts<'_>| !keys.is_empty_key() && own.iter().all(|own| !keys.is_clear_of(own));
        let cut: Vec<&Texts<'_>> = unmatched.filter(meets).collect();
        if cut.is_empty() {
            return label;
        }
        if cut.iter().all(|keys| own.iter().any(|own| own.covers(keys))) {
            return label.and_word("otherwise");
        }
        let widest = cut.iter().filter(|keys| !cut.iter().any(|other| other.covers(keys) && !keys.covers(other)));
        let widest = widest.map(|keys| keys.label()).reduce(|label, name| label.and_word("and").and(&name));
        widest.map_or(label.clone(), |widest| label.and_word("except").and(&widest))
    }
}

/// Moves each class before the first one that covers it, which only a pattern with a star inside can make necessary.
fn narrow_first<'c, 'd>(
    classes: Vec<KeyClass<'c, 'd>>,
    patterns: &[&'c Texts<'d>],
    budget: &mut Budget,
) -> Result<Vec<KeyClass<'c, 'd>>, Spent> {
    if patterns.iter().all(|keys| keys.is_one() || matches!(keys, Texts::Starts(_))) {
        return Ok(classes);
    }
    let mut sorted: Vec<KeyClass<'c, 'd>> = Vec::with_capacity(classes.len());
    for class in classes {
        budget.spend(sorted.len())?;
        let at = sorted.iter().position(|wide| wide.covers(&class, patterns)).unwrap_or(sorted.len());
        sorted.insert(at, class);
    }
    Ok(sorted)
}

impl Texts<'_> {
    /// Its text, a star behind every letter.
    fn order(&self) -> String {
        self.pattern().replace('*', "\u{10ffff}")
    }

    /// As a resource has it; a key that only looks like a pattern is told from one.
    fn label(&self) -> Label {
        match self {
            Self::Is(key) if key.contains('*') => Label::word("the key").and_text(key.as_ref()),
            Self::Encoded { text, .. } => Label::word("percent-encoded").and_text(text.as_str()),
            _ => Label::text(self.pattern()),
        }
    }
}

/// The patterns of keys in some cubes, each once, without that of all keys.
pub(crate) fn patterns<'c, 'd>(cubes: impl Iterator<Item = &'c Cube<'d>>) -> Vec<&'c Texts<'d>>
where
    'd: 'c,
{
    let mut seen = BTreeSet::new();
    let literals = cubes.flat_map(|cube| &cube.keys).map(|literal| &literal.texts);
    let patterns = literals.filter(|keys| !keys.covers(&Texts::ALL) && seen.insert(keys.identity()));
    let mut patterns: Vec<&Texts<'d>> = patterns.collect();
    patterns.sort_by_cached_key(|keys| keys.order());
    patterns
}

impl Texts<'_> {
    /// What two sets with one pattern differ in.
    pub(crate) fn identity(&self) -> (&str, bool, bool) {
        (self.pattern(), self.is_one(), self.is_encoded())
    }
}

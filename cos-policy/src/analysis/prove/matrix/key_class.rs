use std::collections::BTreeSet;

use crate::analysis::matrix::Label;
use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::prove::cube::Cube;
use crate::analysis::prove::difference::Rest;
use crate::analysis::prove::key::Keys;

/// The keys that some patterns do not tell apart.
#[derive(Clone, Debug)]
pub(crate) struct KeyClass<'c, 'd> {
    /// For each of the patterns, whether it matches.
    matches: Vec<bool>,
    pub(crate) rest: Rest<'c, 'd>,
}

impl<'c, 'd> KeyClass<'c, 'd> {
    /// The classes of all keys. Narrow ones come before those that they are cut out of, and the keys that no pattern matches
    /// come last.
    pub(crate) fn all(patterns: &[&'c Keys<'d>], budget: &mut Budget) -> Result<Vec<Self>, Spent> {
        let mut classes = vec![Self { matches: Vec::new(), rest: Rest::default() }];
        for keys in patterns {
            budget.spend(classes.len() * 4)?;
            let split = |class: Self| {
                let [inside, outside] = [true, false].map(|holds| {
                    let matches = class.matches.iter().copied().chain([holds]).collect();
                    let mut rest = class.rest.clone();
                    rest.keys.select(keys, holds).then_some(Self { matches, rest })
                });
                inside.into_iter().chain(outside)
            };
            classes = classes.into_iter().flat_map(split).collect();
        }
        classes.sort_by_cached_key(|class| class.order(patterns));
        Ok(classes)
    }

    /// By the narrowest pattern, where a star comes behind every letter.
    fn order(&self, patterns: &[&Keys<'_>]) -> (bool, Vec<String>) {
        let names = self.narrowest(patterns).map(|keys| keys.pattern().replace('*', "\u{10ffff}"));
        let names: Vec<String> = names.collect();
        (names.is_empty(), names)
    }

    /// The patterns that match, without those that cover another.
    fn narrowest<'s>(&'s self, patterns: &'s [&'s Keys<'d>]) -> impl Iterator<Item = &'s Keys<'d>> {
        let matched = || patterns.iter().zip(&self.matches).filter(|(_, matches)| **matches).map(|(keys, _)| *keys);
        matched().filter(move |keys| !matched().any(|other| keys.covers(other) && !other.covers(keys)))
    }

    /// Whether some pattern matches.
    pub(crate) fn is_named(&self) -> bool {
        self.matches.contains(&true)
    }

    /// Whether it is the key of no object: that of the bucket itself.
    pub(crate) fn is_empty_key(&self) -> bool {
        self.rest.keys.within.iter().any(|keys| keys.is_empty_key())
    }

    /// The patterns that match, and whether others are cut out of them.
    pub(crate) fn label(&self, patterns: &[&Keys<'d>]) -> Label {
        let mut names = self.narrowest(patterns).map(Keys::pattern);
        let Some(first) = names.next() else { return Label::word("elsewhere") };
        let label = names.fold(Label::text(first), |label, name| label.and_word("and").and_text(name));
        let unmatched = patterns.iter().zip(&self.matches).filter(|(_, matches)| !**matches).map(|(keys, _)| *keys);
        let meets =
            |keys: &&Keys<'_>| !keys.is_empty_key() && self.narrowest(patterns).all(|own| !keys.is_clear_of(own));
        let cut: Vec<&Keys<'_>> = unmatched.filter(meets).collect();
        if cut.is_empty() {
            return label;
        }
        if cut.iter().all(|keys| self.narrowest(patterns).any(|own| own.covers(keys))) {
            return label.and_word("otherwise");
        }
        let widest = cut.iter().filter(|keys| !cut.iter().any(|other| other.covers(keys) && !keys.covers(other)));
        let mut widest = widest.map(|keys| keys.pattern());
        let label = label.and_word("except").and_text(widest.next().unwrap_or_default());
        widest.fold(label, |label, name| label.and_word("and").and_text(name))
    }
}

/// The patterns of keys in some cubes, each once.
pub(crate) fn patterns<'c, 'd>(cubes: &[&'c Cube<'d>]) -> Vec<&'c Keys<'d>> {
    let mut seen = BTreeSet::new();
    let literals = cubes.iter().flat_map(|cube| &cube.keys).map(|literal| &literal.keys);
    literals.filter(|keys| seen.insert((keys.pattern(), keys.is_one()))).collect()
}

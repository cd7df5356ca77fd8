use std::collections::BTreeMap;
use std::ops::Bound;

use crate::action::ActionSet;
use crate::document::ResourcePattern;

/// Resources by the text before their first star, so that those which meet are found without trying all.
///
/// Texts are compared, and nothing else: what stands behind a star does not count.
#[derive(Default)]
pub(super) struct Places<'d>(BTreeMap<&'d str, Vec<Entry>>);

#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub(super) statement: usize,
    pub(super) actions: ActionSet,
    is_open: bool,
}

/// The text before the first star, and whether there is a star.
fn stem(pattern: &ResourcePattern) -> (&str, bool) {
    pattern.text.split_once('*').map_or((&pattern.text, false), |(stem, _)| (stem, true))
}

impl<'d> Places<'d> {
    pub(super) fn insert(&mut self, pattern: &'d ResourcePattern, statement: usize, actions: ActionSet) {
        let (stem, is_open) = stem(pattern);
        let entries = self.0.entry(stem).or_default();
        match entries.iter_mut().find(|entry| entry.statement == statement && entry.is_open == is_open) {
            Some(entry) => entry.actions = entry.actions.union(actions),
            None => entries.push(Entry { statement, actions, is_open }),
        }
    }

    /// The entries that reach all of a pattern.
    pub(super) fn covering(&self, pattern: &ResourcePattern) -> impl Iterator<Item = Entry> {
        let (inner, inner_open) = stem(pattern);
        self.above(inner)
            .filter(move |(stem, entry)| entry.is_open || !inner_open && *stem == inner)
            .map(|(_, entry)| entry)
    }

    /// The entries that reach some of a pattern.
    pub(super) fn meeting(&self, pattern: &ResourcePattern) -> impl Iterator<Item = Entry> {
        let (inner, inner_open) = stem(pattern);
        let above = self.above(inner).filter(move |(stem, entry)| entry.is_open || *stem == inner);
        above.chain(self.below(inner).filter(move |_| inner_open)).map(|(_, entry)| entry)
    }

    /// The texts that begin with this one and go on.
    pub(super) fn below(&self, start: &str) -> impl Iterator<Item = (&'d str, Entry)> {
        let range = self.0.range::<str, _>((Bound::Excluded(start), Bound::Unbounded));
        range
            .take_while(move |(stem, _)| stem.starts_with(start))
            .flat_map(|(stem, entries)| entries.iter().map(|entry| (*stem, *entry)))
    }

    /// The texts that this one begins with, itself included.
    fn above(&self, text: &str) -> impl Iterator<Item = (&'d str, Entry)> {
        let starts = (0..=text.len()).filter_map(|end| self.0.get_key_value(text.get(..end)?));
        starts.flat_map(|(stem, entries)| entries.iter().map(|entry| (*stem, *entry)))
    }
}

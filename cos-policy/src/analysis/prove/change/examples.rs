use std::collections::BTreeMap;

use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::prove::difference::Rest;
use crate::analysis::prove::example::{Example, of_each_action};
use crate::analysis::prove::space::Space;

/// The best example of every action in every place.
#[derive(Debug)]
pub(crate) struct Examples<P>(BTreeMap<(P, usize), Example>);

impl<P> Default for Examples<P> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<P: Copy + Ord> Examples<P> {
    pub(crate) fn add(
        &mut self,
        place: impl Fn(&Example) -> P,
        rest: &Rest<'_, '_>,
        space: &Space<'_>,
        budget: &mut Budget,
    ) -> Result<(), Spent> {
        for (action, example) in of_each_action(rest, space, budget)? {
            self.insert((place(&example), action), example);
        }
        Ok(())
    }

    /// Adds those of another collection that are better, or new.
    pub(crate) fn append(&mut self, other: Self) {
        other.0.into_iter().for_each(|(at, example)| self.insert(at, example));
    }

    fn insert(&mut self, at: (P, usize), example: Example) {
        if self.0.get(&at).is_none_or(|best| example.is_better(best)) {
            self.0.insert(at, example);
        }
    }

    /// Those that are not in another collection.
    pub(crate) fn without(mut self, other: &Self) -> Self {
        self.0.retain(|at, _| !other.0.contains_key(at));
        self
    }

    /// Whether there is one of an action in a place.
    pub(crate) fn has(&self, place: P, action: usize) -> bool {
        self.0.contains_key(&(place, action))
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// By place and action.
    pub(super) fn into_vec(self) -> Vec<((P, usize), Example)> {
        self.0.into_iter().collect()
    }
}

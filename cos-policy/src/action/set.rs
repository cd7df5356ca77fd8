use std::fmt;

use super::ActionInfo;
use super::catalogue::CATALOGUE;

/// A set of catalogue actions, in catalogue order and without duplicates.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct ActionSet(u128);

// The last bit stands for what the catalogue does not have.
const _: () = assert!(CATALOGUE.len() < u128::BITS as usize);

impl ActionSet {
    /// The set without any action.
    pub const EMPTY: Self = Self(0);

    /// The actions that the catalogue does not have, whatever they are.
    pub(crate) const UNLISTED: Self = Self(1 << (u128::BITS - 1));

    pub(crate) const EVERYTHING: Self = Self(u128::MAX);

    pub(super) const CATALOGUE: Self = Self((1 << CATALOGUE.len()) - 1);

    pub(super) const fn single(index: usize) -> Self {
        Self(1 << index)
    }

    /// The actions of either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The actions of both sets.
    #[must_use]
    pub const fn intersection(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The actions of this set that are not in the other.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether every action of `other` is in this set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// One bit for each entry of the catalogue, in its order.
    pub(crate) const fn bits(self) -> u128 {
        self.0 & Self::CATALOGUE.0
    }

    /// The number of actions.
    #[must_use]
    pub const fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there is no action.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether some action is in both sets.
    #[inline]
    pub(crate) const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The catalogue entries, in catalogue order.
    pub fn iter(self) -> impl Iterator<Item = &'static ActionInfo> {
        CATALOGUE
            .iter()
            .enumerate()
            .filter(move |(index, _)| self.contains(Self::single(*index)))
            .map(|(_, entry)| entry)
    }
}

impl FromIterator<&'static ActionInfo> for ActionSet {
    fn from_iter<I: IntoIterator<Item = &'static ActionInfo>>(entries: I) -> Self {
        entries.into_iter().fold(Self::EMPTY, |set, entry| {
            CATALOGUE
                .binary_search_by(|candidate| candidate.name().cmp(entry.name()))
                .map_or(set, |index| set.union(Self::single(index)))
        })
    }
}

impl fmt::Debug for ActionSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(ActionInfo::name)).finish()
    }
}

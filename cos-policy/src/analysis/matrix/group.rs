use std::collections::{BTreeMap, BTreeSet};

use crate::action::{Access, Level};

use super::{Cell, Column, Matrix};

/// How many names may head a column.
const MOST_NAMES: usize = 6;

/// Columns of one access class that have the same cells in every row: they are shown as one.
pub(super) struct Group<'m> {
    pub(super) class: Class,
    columns: Vec<&'m Column>,
    /// One for each row.
    pub(super) cells: Vec<&'m Cell>,
    pub(super) list: Option<List>,
}

/// What heads a column in place of names that are too many for it.
pub(super) struct List {
    /// By which it is called below the table.
    pub(super) letters: String,
    /// `31 bucket actions`
    pub(super) count: String,
}

/// An access class, in the order of the columns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Class {
    List,
    Read,
    Write,
    Delete,
    Configuration,
    Permission,
    /// Of what the catalogue does not have.
    Other,
}

impl Class {
    const fn of(column: &Column) -> Self {
        match column.access() {
            Some(Access::List) => Self::List,
            Some(Access::Read) => Self::Read,
            Some(Access::Write) => Self::Write,
            Some(Access::Delete) => Self::Delete,
            Some(Access::Configuration) => Self::Configuration,
            Some(Access::Permission) => Self::Permission,
            None => Self::Other,
        }
    }

    pub(super) const fn title(self) -> &'static str {
        match self {
            Self::List => "List",
            Self::Read => "Read",
            Self::Write => "Write",
            Self::Delete => "Delete",
            Self::Configuration => "Configuration",
            Self::Permission => "Permission",
            Self::Other => "Other",
        }
    }
}

impl<'m> Group<'m> {
    /// The columns of a matrix by class, those of a class in their order.
    pub(super) fn all(matrix: &'m Matrix) -> Vec<Self> {
        let mut groups: Vec<Self> = Vec::new();
        let mut places: BTreeMap<(Class, Vec<&'m Cell>), usize> = BTreeMap::new();
        for (at, column) in matrix.columns.iter().enumerate() {
            let class = Class::of(column);
            let cells: Vec<&Cell> =
                matrix.rows.iter().map(|row| row.cells.get(at).unwrap_or(&Cell::Inapplicable)).collect();
            let place = *places.entry((class, cells.clone())).or_insert(groups.len());
            match groups.get_mut(place) {
                Some(group) => group.columns.push(column),
                None => groups.push(Self { class, columns: vec![column], cells, list: None }),
            }
        }
        groups.sort_by_key(|group| group.class);
        groups
    }

    /// Whether the actions act on the resources of each row.
    pub(super) fn reach(&self) -> Vec<bool> {
        self.cells.iter().map(|cell| **cell != Cell::Inapplicable).collect()
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &'m str> {
        self.columns.iter().map(|column| column.name())
    }

    fn count(&self) -> String {
        let count = self.columns.len();
        match self.level() {
            Some(level) => format!("{count} {level} actions"),
            None => format!("{count} actions"),
        }
    }

    /// What all of its actions act on, as an adjective.
    fn level(&self) -> Option<&'static str> {
        let mut levels = self.columns.iter().map(|column| column.level());
        let first = levels.next().flatten()?;
        levels.all(|level| level == Some(first)).then(|| adjective(first))
    }
}

impl Column {
    pub(in crate::analysis) const fn level(&self) -> Option<Level> {
        match self {
            Self::Action(entry) => Some(entry.level()),
            Self::Named(_) | Self::Unlisted => None,
        }
    }
}

const fn adjective(level: Level) -> &'static str {
    match level {
        Level::Service => "account",
        Level::Bucket => "bucket",
        Level::Listing => "listing",
        Level::Object => "object",
        Level::Vector => "vector",
    }
}

const fn noun(level: Level) -> &'static str {
    match level {
        Level::Service => "the account",
        Level::Bucket => "buckets",
        Level::Listing => "listings",
        Level::Object => "objects",
        Level::Vector => "vector buckets",
    }
}

/// Names the lists of groups by letters, the first `named` of which are taken. How many are taken then.
pub(super) fn name_lists(groups: &mut [Group<'_>], mut named: usize) -> usize {
    for group in groups.iter_mut().filter(|group| group.columns.len() > MOST_NAMES) {
        group.list = Some(List { letters: letters(named), count: group.count() });
        named += 1;
    }
    named
}

pub(super) fn title(groups: &[Group<'_>]) -> String {
    let levels: BTreeSet<Level> = groups.iter().flat_map(|group| &group.columns).filter_map(|it| it.level()).collect();
    let nouns: Vec<&str> = levels.into_iter().map(noun).collect();
    if nouns.is_empty() { "Other actions".to_owned() } else { format!("Actions on {}", nouns.join(" and ")) }
}

/// `a` to `z`, then `aa`.
fn letters(mut at: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push((b'a'..=b'z').nth(at % 26).map_or('a', char::from));
        match (at / 26).checked_sub(1) {
            Some(next) => at = next,
            None => return letters.iter().rev().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn letters_go_on_after_z() {
        let called = [0, 25, 26, 51, 52, 701, 702].map(super::letters);
        assert_eq!(called, ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}

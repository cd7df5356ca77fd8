//! Somebody who knows nothing of a matrix but the names of its rows and its columns.

use cos_policy::analysis::{Column, Row};
use cos_policy::{Document, Matrix};

use crate::requests::{Asked, Place};

pub(crate) struct Reader<'m> {
    rows: Vec<Named<'m>>,
    /// As the column says it, or in the canonical spelling for those of the catalogue.
    columns: Vec<Option<String>>,
    document: String,
}

/// A row, and what its name says.
struct Named<'m> {
    row: &'m Row,
    heading: Option<String>,
    name: String,
    keys: Keys,
}

/// Keys that match all of some patterns and none of others.
struct Keys {
    matched: Vec<String>,
    unmatched: Vec<String>,
}

impl<'m> Reader<'m> {
    pub(crate) fn new(matrix: &'m Matrix, document: &Document) -> Self {
        let column = |column: &Column| match column {
            Column::Action(entry) => Some(entry.to_string()),
            Column::Named(name) => Some(name.clone()),
            _ => None,
        };
        Self {
            rows: matrix.rows().iter().map(Named::read).collect(),
            columns: matrix.columns().iter().map(column).collect(),
            document: document.to_json(),
        }
    }

    /// The rows that are about a place: the narrowest of its bucket that has the key, or those of buckets without a name that
    /// have it and the last one, which has all else; of these some are about it.
    pub(crate) fn rows(&self, place: Option<&Place>) -> Vec<&'m Row> {
        let called = |name: &'static str| self.rows.iter().filter(move |row| row.name == name).map(|row| row.row);
        let Some(place) = place else {
            return called("the account").chain(called("elsewhere")).take(1).collect();
        };
        let having: Vec<&Named<'_>> =
            self.rows.iter().filter(|row| row.is_of(place) && row.keys.has(&place.key)).collect();
        let is_narrowest = |row: &&&Named<'_>| !having.iter().any(|other| other.keys.is_narrower(&row.keys));
        if let Some(row) = having.iter().find(is_narrowest) {
            // The bucket itself has no row where it would say *no* throughout.
            let is_hidden = place.key.is_empty() && row.name == "every other key";
            return std::iter::once(row.row).chain(called("elsewhere").filter(|_| is_hidden)).collect();
        }
        let unnamed = |row: &&Named<'_>| {
            let is_place = row.heading.is_none() && row.name.contains(" in ");
            is_place && !self.names(place) && row.keys.has(&place.key)
        };
        self.rows.iter().filter(unnamed).map(|row| row.row).chain(called("elsewhere")).collect()
    }

    /// Whether a bucket has rows of its own.
    pub(crate) fn names(&self, place: &Place) -> bool {
        self.rows.iter().any(|row| row.is_of(place))
    }

    /// The column of an action; `None` if nothing permits it. One that the document names has its own or none.
    pub(crate) fn column(&self, asked: &Asked) -> Option<usize> {
        let is_named = asked.level().is_some() || self.document.contains(&format!("{:?}", asked.action));
        let is_it = |column: &Option<String>| column.as_ref() == Some(&asked.action);
        let unlisted = || self.columns.iter().position(|column| column.is_none() && !is_named);
        self.columns.iter().position(is_it).or_else(unlisted)
    }
}

impl<'m> Named<'m> {
    fn read(row: &'m Row) -> Self {
        let name = row.name().to_string();
        let keys = Keys::read(name.split_once(" in ").map_or(&*name, |(keys, _)| keys));
        Self { row, heading: row.bucket().map(ToString::to_string), keys, name }
    }

    /// Whether it stands below the heading of a bucket. Where the document names no region, that is its name alone.
    fn is_of(&self, Place { region, bucket, .. }: &Place) -> bool {
        let heading = self.heading.as_deref().and_then(|heading| heading.strip_prefix(bucket.as_str()));
        heading.is_some_and(|rest| rest.is_empty() || rest.strip_prefix(" in ") == Some(region))
    }
}

impl Keys {
    /// From what stands before `otherwise` narrower rows are cut out.
    fn read(name: &str) -> Self {
        if name.starts_with("every ") {
            return Self { matched: Vec::new(), unmatched: Vec::new() };
        }
        let name = name.trim_end_matches(" otherwise");
        let (matched, unmatched) = name.split_once(" except ").unwrap_or((name, ""));
        let list = |text: &str| text.split(" and ").filter(|text| !text.is_empty()).map(str::to_owned).collect();
        let matched = if name == "the bucket itself" { vec![String::new()] } else { list(matched) };
        Self { matched, unmatched: list(unmatched) }
    }

    fn has(&self, key: &str) -> bool {
        self.matched.iter().all(|pattern| is_like(pattern, key))
            && !self.unmatched.iter().any(|pattern| is_like(pattern, key))
    }

    fn is_narrower(&self, other: &Self) -> bool {
        other.covers(self) && !self.covers(other)
    }

    /// Whether every pattern has all keys of some pattern of the others.
    fn covers(&self, other: &Self) -> bool {
        self.matched.iter().all(|pattern| other.matched.iter().any(|narrow| is_like(pattern, narrow)))
    }
}

/// A star stands for any text.
fn is_like(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            { ends }.any(|at| is_like(rest, &text[at..]))
        }),
    }
}

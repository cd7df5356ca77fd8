//! Somebody who knows nothing of a matrix but the names of its rows and its columns.

use cos_policy::analysis::{Column, Row};
use cos_policy::{Document, Matrix};

use crate::requests::{Asked, Place};

pub(crate) struct Reader<'m> {
    rows: Vec<Named<'m>>,
    /// Every heading once, in the order of the matrix.
    headings: Vec<Heading>,
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

/// What the heading of some rows says.
struct Heading {
    text: String,
    own: Buckets,
    except: Vec<Buckets>,
    /// Whether it leaves out what other headings are about.
    is_other: bool,
}

/// Buckets and regions, as patterns that all have to match; none for any.
#[derive(Default)]
struct Buckets {
    names: Vec<String>,
    regions: Vec<String>,
}

impl<'m> Reader<'m> {
    pub(crate) fn new(matrix: &'m Matrix, document: &Document) -> Self {
        let column = |column: &Column| match column {
            Column::Action(entry) => Some(entry.to_string()),
            Column::Named(name) => Some(name.clone()),
            _ => None,
        };
        let mut headings: Vec<String> = matrix.rows().iter().filter_map(Row::bucket).map(ToString::to_string).collect();
        headings.dedup();
        Self {
            rows: matrix.rows().iter().map(Named::read).collect(),
            headings: headings.iter().map(|text| Heading::read(text)).collect(),
            columns: matrix.columns().iter().map(column).collect(),
            document: document.to_json(),
        }
    }

    /// The one row that is about a place; `None` where no row is.
    pub(crate) fn row(&self, place: Option<&Place>) -> Option<&'m Row> {
        let called = |name: &'static str| self.rows.iter().find(move |row| row.name == name).map(|row| row.row);
        let Some(place) = place else { return called("the account").or_else(|| called("elsewhere")) };
        let heading = self.heading(place);
        let of_heading = |row: &&Named<'_>| row.heading.is_some() && row.heading == heading;
        let having: Vec<&Named<'_>> =
            self.rows.iter().filter(of_heading).filter(|row| row.keys.has(&place.key)).collect();
        let is_narrowest = |row: &&&Named<'_>| !having.iter().any(|other| other.keys.is_narrower(&row.keys));
        having.iter().find(is_narrowest).map(|row| row.row).or_else(|| called("elsewhere"))
    }

    /// A row before another that is narrower, if there is one.
    pub(crate) fn wide_before_narrow(&self) -> Option<(&'m Row, &'m Row)> {
        let pairs =
            self.rows.iter().enumerate().flat_map(|(at, later)| self.rows[..at].iter().map(move |row| (row, later)));
        let is_wrong = |(row, later): &(&Named<'m>, &Named<'m>)| {
            row.heading.is_some() && row.heading == later.heading && later.keys.is_narrower(&row.keys)
        };
        { pairs }.find(is_wrong).map(|(row, later)| (row.row, later.row))
    }

    /// The one heading that a bucket stands below.
    fn heading(&self, place: &Place) -> Option<String> {
        let mut found = Vec::new();
        for (at, heading) in self.headings.iter().enumerate() {
            let is_taken = self.headings[..at].iter().any(|earlier| earlier.own.have(place));
            if heading.has(place) && !(heading.is_other && is_taken) {
                found.push(heading.text.clone());
            }
        }
        assert!(found.len() < 2, "{place:?}: {found:?}");
        found.pop()
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
        Self { row, heading: row.bucket().map(ToString::to_string), keys: Keys::read(&name), name }
    }
}

impl Heading {
    /// `other buckets prod* of APPID 1250000000 in other regions`, `any bucket except c* in ap-* and in ap-guangzhou`
    fn read(text: &str) -> Self {
        let (rest, is_otherwise) = text.strip_suffix(" otherwise").map_or((text, false), |rest| (rest, true));
        let (rest, is_elsewhere) = rest.strip_suffix(" in other regions").map_or((rest, false), |rest| (rest, true));
        let (own, except) = rest.split_once(" except ").unwrap_or((rest, ""));
        let except = except.split(" and ").filter(|text| !text.is_empty()).map(Buckets::read).collect();
        let is_other = is_otherwise || is_elsewhere || own.starts_with("other ");
        Self { text: text.to_owned(), own: Buckets::read(own), except, is_other }
    }

    fn has(&self, place: &Place) -> bool {
        self.own.have(place) && !self.except.iter().any(|except| except.have(place))
    }
}

impl Buckets {
    fn read(text: &str) -> Self {
        let (names, regions) = match text.strip_prefix("in ") {
            Some(regions) => ("", regions),
            None => text.split_once(" in ").unwrap_or((text, "")),
        };
        let list = |text: &str| text.split(" and ").filter(|text| !text.is_empty()).map(str::to_owned).collect();
        let mut buckets = Self { names: Vec::new(), regions: list(regions) };
        for name in names.split(" and ") {
            let name = ["any bucket", "other buckets", "buckets"]
                .iter()
                .find_map(|word| name.strip_prefix(word))
                .unwrap_or(name);
            let (name, appid) = name.split_once("of APPID ").unwrap_or((name, ""));
            buckets.names.extend(Some(name.trim().to_owned()).filter(|name| !name.is_empty()));
            buckets.names.extend(Some(format!("*-{appid}")).filter(|_| !appid.is_empty()));
        }
        buckets
    }

    fn have(&self, place: &Place) -> bool {
        self.names.iter().all(|pattern| is_like(pattern, &place.bucket))
            && self.regions.iter().all(|pattern| is_like(pattern, &place.region))
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
        let matched = if name.starts_with("the bucket") { vec![String::new()] } else { list(matched) };
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
pub(crate) fn is_like(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            { ends }.any(|at| is_like(rest, &text[at..]))
        }),
    }
}

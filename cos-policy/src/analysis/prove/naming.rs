use std::collections::BTreeSet;

use crate::analysis::scenarios::{Area, Row};
use crate::document::{Document, ResourcePattern};
use crate::effect::Effect;
use crate::resource::{Bucket, Region};

use super::space::{Buckets, Part, Scope};

/// Which buckets are spoken of, and so what has to be told of one.
#[derive(Clone, Debug)]
pub(super) struct Naming {
    /// Those that are named, by region and name.
    named: BTreeSet<Bucket>,
    /// The only one that there is talk of, which a reader need not be told.
    only: Option<Bucket>,
}

impl Naming {
    pub(super) fn of_table(rows: &[Row]) -> Self {
        let areas = rows.iter().flat_map(|row| &row.areas);
        let buckets: Vec<&Bucket> = areas.filter_map(Area::bucket).collect();
        Self { only: only(buckets.iter().copied().map(Some)), named: buckets.into_iter().cloned().collect() }
    }

    /// The same beside a document, which may name buckets of other regions.
    pub(super) fn beside(&self, document: &Document) -> Self {
        Self { only: self.only.clone(), named: &self.named | &named(&[document]) }
    }

    /// Of what documents allow.
    pub(super) fn of_documents(documents: &[&Document]) -> Self {
        let statements = documents.iter().flat_map(|document| &document.statements);
        let allows = statements.filter(|statement| statement.effect == Effect::Allow);
        let resources = allows.flat_map(|statement| &statement.resources);
        let buckets: Vec<Option<Bucket>> = resources.flat_map(|resource| buckets(&resource.value)).collect();
        Self { named: named(documents), only: only(buckets.iter().map(Option::as_ref)) }
    }

    /// A bucket by its name, and by its region unless it is the only one of that name that is named; nothing for the only
    /// bucket.
    pub(super) fn told(&self, bucket: &Bucket) -> Option<String> {
        if self.only.as_ref() == Some(bucket) {
            return None;
        }
        let mut of_that_name = self.named.iter().filter(|named| named.name() == bucket.name());
        let is_clear = of_that_name.next() == Some(bucket) && of_that_name.next().is_none();
        let (name, region) = (bucket.name(), bucket.region());
        Some(if is_clear { name.to_owned() } else { format!("{name} ({region})") })
    }
}

/// The bucket that all are; `None` if they differ, or if one is none.
fn only<'b>(mut buckets: impl Iterator<Item = Option<&'b Bucket>>) -> Option<Bucket> {
    let first = buckets.next()??;
    buckets.all(|bucket| bucket == Some(first)).then(|| first.clone())
}

fn named(documents: &[&Document]) -> BTreeSet<Bucket> {
    let statements = documents.iter().flat_map(|document| &document.statements);
    let resources = statements.flat_map(|statement| &statement.resources);
    resources.flat_map(|resource| buckets(&resource.value)).flatten().collect()
}

/// The buckets that a pattern reaches, `None` for those that it does not name; without the account.
fn buckets(pattern: &ResourcePattern) -> Vec<Option<Bucket>> {
    let named = |scope: Scope<'_>| match (scope.buckets, scope.region) {
        (Buckets::Account, _) => None,
        (Buckets::Named(name), Part::Is(region)) => {
            Some(Region::parse(region).ok().and_then(|region| Bucket::new(region, &name).ok()))
        }
        _ => Some(None),
    };
    Scope::of(pattern).into_iter().filter_map(named).collect()
}

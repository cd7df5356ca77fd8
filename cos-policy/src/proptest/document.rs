use ::proptest::bool::weighted;
use ::proptest::collection::vec;
use ::proptest::prelude::*;
use ::proptest::sample::select;

use crate::document::Document;
use crate::vocabulary::document::{ACTIONS, CONDITIONS, RESOURCES, Said, document};

use super::text::texts;

/// Documents of one to four statements, about few words, so that the statements meet: wildcards in actions and resources,
/// one condition or two in most statements, a deny in a quarter of those behind the first.
///
/// The first statement allows. Resources are folders, keys, the whole bucket, another bucket and `*`. One document in eight
/// names a principal. About one in four says something that no document of Tencent settles, such as a star in the middle
/// of a key: the answers to questions about it may be *unknown*. Shrinks towards one `GetObject` on one folder.
///
/// ```
/// use cos_policy::analysis::{Verdict, implies};
/// use cos_policy::proptest::documents;
/// use proptest::prelude::*;
///
/// proptest!(|(document in documents())| {
///     prop_assert!(matches!(implies(&document, &document), Verdict::Holds));
/// });
/// ```
pub fn documents() -> impl Strategy<Value = Document> {
    let statements = (statement(&["allow"]), vec(statement(&["allow", "allow", "allow", "deny"]), 0..=3));
    (statements, weighted(0.125)).prop_filter_map("a document", |((first, more), has_principal)| {
        document(std::iter::once(first).chain(more).collect(), has_principal)
    })
}

fn statement(effects: &'static [&'static str]) -> impl Strategy<Value = Said> {
    let resources = vec(texts(RESOURCES), 1..=2);
    (select(effects), vec(select(ACTIONS), 1..=2), resources, vec(select(CONDITIONS), 0..=2))
}

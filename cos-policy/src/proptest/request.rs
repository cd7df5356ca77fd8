use ::proptest::collection::vec;
use ::proptest::prelude::*;
use ::proptest::sample::select;
use ::proptest::strategy::Union;

use crate::analysis::{Class, Request, partition};
use crate::document::Document;

mod boundary;
mod change;

use boundary::boundaries;
use change::Change;

/// Requests that a document tells apart: the example of every class of [`partition`], one in four as it is, and the others
/// with up to three changes, each to one side of a boundary of the document.
///
/// - An action: those that the document names or its patterns match, a name that no list has, and three others.
/// - A place: for `a/*` the keys `a/`, `a/a`, `a/a/b`, `a`, `a2`; the same bucket in another region, and another one.
/// - A number: the bound, the whole numbers around it, and one just above it.
/// - An address: the first and the last of a block, and those outside.
/// - A text: the value, what its pattern matches, one character less or more, in other case; tags likewise, alone and
///   with another.
/// - A header or a parameter: left out.
/// - A principal: those that the document names, and a stranger.
///
/// A request is one that can be, as [`analysis`](crate::analysis#which-requests-there-are) says it, but may ask an action
/// of what it is not about. Where the document is too large for [`partition`], the changes are of a request about the
/// account. Shrinks towards the example of a class.
///
/// ```
/// use cos_policy::{Bucket, Region, policy, proptest::requests};
/// use proptest::prelude::*;
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let document = policy! { in bucket; allow GetObject on "app/files/*"; }.document();
///
/// proptest!(|(request in requests(&document))| {
///     if document.decide(&request).is_allow() {
///         prop_assert!(request.key().starts_with("app/files/"));
///     }
/// });
/// # Ok::<(), cos_policy::BucketError>(())
/// ```
pub fn requests(document: &Document) -> impl Strategy<Value = Request> + use<> {
    let changes = Union::new(boundaries(document).into_iter().map(select));
    (select(examples(document)), vec(changes, 0..=3))
        .prop_map(|(example, changes)| changes.into_iter().fold(example, Change::apply))
}

fn examples(document: &Document) -> Vec<Request> {
    let classes = partition(&[document]).unwrap_or_default();
    let mut examples: Vec<Request> = classes.iter().map(Class::request).cloned().collect();
    if examples.is_empty() {
        examples.push(Request::account("GetService"));
    }
    examples
}

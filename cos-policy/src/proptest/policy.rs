use ::proptest::collection::vec;
use ::proptest::prelude::*;
use ::proptest::sample::select;

use crate::policy::Policy;
use crate::resource::{Bucket, Folder};
use crate::vocabulary::policy::{STATEMENTS, policy};

/// Policies of one to four statements, as the builder writes them, on any [`Bucket`] and one or two of its folders.
///
/// Reading, writing, listing, writing with a limit, reading by HTTPS alone, and denies of writing and of deleting; every
/// fourth policy has the guards [`private_acl`](Policy::private_acl) and [`https_only`](Policy::https_only). Shrinks towards
/// reading in one folder.
///
/// ```
/// use cos_policy::proptest::policies;
/// use cos_policy::Document;
/// use proptest::prelude::*;
///
/// proptest!(|(policy in policies())| {
///     prop_assert_eq!(Document::parse(policy.as_json())?, policy.document());
/// });
/// ```
pub fn policies() -> impl Strategy<Value = Policy> {
    let places = (any::<Bucket>(), vec(any::<Folder>(), 1..=2));
    let statements = vec((select(STATEMENTS), any::<::proptest::sample::Index>()), 1..=4);
    let guarded = ::proptest::bool::weighted(0.25);
    (places, statements, guarded).prop_filter_map("a policy", |((bucket, folders), statements, guarded)| {
        let statements = statements.into_iter().map(|(statement, at)| statement(&bucket, at.get(&folders)));
        policy(statements, guarded)
    })
}

use ::proptest::collection::vec;
use ::proptest::prelude::*;
use ::proptest::sample::select;

use crate::action;
use crate::condition::{content_length, secure_transport};
use crate::policy::{Policy, Statement};
use crate::resource::{Bucket, Folder};

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
        let policy = Policy::from_statements(statements)?;
        Some(if guarded { policy.private_acl().https_only() } else { policy })
    })
}

const STATEMENTS: &[fn(&Bucket, &Folder) -> Statement] = &[reads, writes, lists, uploads, reads_safely, keeps, freezes];

fn reads(bucket: &Bucket, folder: &Folder) -> Statement {
    Statement::allow(action::GetObject).on(bucket.at(folder)).build()
}

fn writes(bucket: &Bucket, folder: &Folder) -> Statement {
    Statement::allow((action::PutObject, action::DeleteObject)).on(bucket.at(folder)).build()
}

fn lists(bucket: &Bucket, folder: &Folder) -> Statement {
    Statement::allow((action::GetBucket, action::GetObject)).on(bucket.at(folder)).build()
}

fn uploads(bucket: &Bucket, folder: &Folder) -> Statement {
    Statement::allow(action::PutObject).on(bucket.at(folder)).when(content_length().at_most(1024)).build()
}

fn reads_safely(bucket: &Bucket, folder: &Folder) -> Statement {
    Statement::allow(action::GetObject).on(bucket.at(folder)).when(secure_transport().is(true)).build()
}

fn keeps(bucket: &Bucket, folder: &Folder) -> Statement {
    Statement::deny(action::DeleteObject).on(bucket.at(folder)).build()
}

fn freezes(bucket: &Bucket, folder: &Folder) -> Statement {
    Statement::deny((action::PutObject, action::DeleteObject)).on(bucket.at(folder)).build()
}

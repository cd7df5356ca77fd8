use crate::action;
use crate::condition::{content_length, secure_transport};
use crate::policy::{Policy, Statement};
use crate::resource::{Bucket, Folder};

/// Statements as the builder writes them, the simplest first.
pub(crate) const STATEMENTS: &[fn(&Bucket, &Folder) -> Statement] =
    &[reads, writes, lists, uploads, reads_safely, keeps, freezes];

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

/// The policy of some statements; one with guards cannot be used by HTTP or make anything public.
pub(crate) fn policy(statements: impl IntoIterator<Item = Statement>, has_guards: bool) -> Option<Policy> {
    let policy = Policy::from_statements(statements)?;
    Some(if has_guards { policy.private_acl().https_only() } else { policy })
}

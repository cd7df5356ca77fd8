use cos_policy::testing::isolated;
use cos_policy::{Bucket, Policy, policy};
use downstream::place::{OwnFiles, SharedFiles};
use downstream::session::{Session, UserId};

use crate::{bucket, session, shared_files, told};

/// Two statements in one: every action on every place, so that everybody overwrites what is shared.
fn company_files(bucket: &Bucket, session: &Session) -> Policy {
    let own = OwnFiles { tenant: session.tenant, user: &session.user };
    let shared = SharedFiles { tenant: session.tenant };
    policy! {
        in bucket;
        allow GetBucket, GetObject, PutObject on bucket.at(own), bucket.at(shared);
    }
}

#[test]
fn two_users_overwrite_the_same_file() {
    let company_files = |user: &UserId| company_files(&bucket(), &session(user));
    assert_eq!(
        told(|| isolated(company_files).sharing(&shared_files())),
        "two holders are not isolated
  one    UserId(Segment(alice))
  other  UserId(Segment(bob))

the two share more than is intended
granted by both beyond the intention
  files/7/shared/*  PutObject  files/7/shared/a  one: allowed by statement[0]; other: allowed by statement[0]

for example
  name/cos:PutObject on qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/files/7/shared/a"
    );
}

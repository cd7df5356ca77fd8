use cos_policy::testing::isolated;
use cos_policy::{Bucket, Policy, policy};
use downstream::place::OwnFiles;
use downstream::session::{Session, UserId};

use crate::{alice, bucket, session, told};

/// The right policy of the wrong user: of the one that the browser names, and not of the one that is logged in.
fn own_files(bucket: &Bucket, session: &Session, named_by_browser: &UserId) -> Policy {
    let own = OwnFiles { tenant: session.tenant, user: named_by_browser };
    policy! {
        in bucket;
        allow GetBucket, GetObject, PutObject, DeleteObject on bucket.at(own);
    }
}

#[test]
fn whoever_names_alice_is_alice() {
    let named = alice().user;
    let own_files = |user: &UserId| own_files(&bucket(), &session(user), &named);
    assert_eq!(told(|| isolated(own_files).sharing_nothing()), "two holders are not isolated
  one    UserId(Segment(alice))
  other  UserId(Segment(bob))

the two share more than is intended
granted by both beyond the intention
  anywhere  DeleteObject, PutObject and 1 more  files/7/alice/a  one: allowed by statement[0]; other: allowed by statement[0]
  anywhere  GetBucket                           files/7/alice/   one: allowed by statement[0]; other: allowed by statement[0]

for example
  name/cos:DeleteObject on qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/files/7/alice/a");
}

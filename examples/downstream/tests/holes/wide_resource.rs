use cos_policy::testing::isolated;
use cos_policy::{Bucket, MIB, Policy, policy, scenarios};
use downstream::session::{Session, UserId};

use crate::{alice, bucket, session, told};

/// One folder for the pictures of all: each user overwrites those of the others.
fn avatar(bucket: &Bucket, session: &Session) -> Policy {
    let tenant = session.tenant;
    policy! {
        in bucket;
        allow PutObject on "avatars/{tenant}/*" when content_length <= 5 * MIB, content_type == "image/jpeg";
    }
}

#[test]
fn a_table_shows_what_else_is_reached() {
    let intended = scenarios! {
        in bucket();
                                 PutObject;
        "avatars/7/alice.jpg" =>  yes  when content_length <= 5 * MIB, content_type == "image/jpeg";
    };
    assert_eq!(
        avatar(&bucket(), &alice()).grants_exactly(&intended).unwrap_err().to_string(),
        "the policy does not grant what is intended
granted beyond the intention
  elsewhere  PutObject  avatars/7/a with cos:content-length = 1, cos:content-type = image/jpeg  allowed by statement[0]",
    );
}

#[test]
fn two_users_reach_the_same_picture() {
    assert_eq!(
        told(|| isolated(|user: &UserId| avatar(&bucket(), &session(user))).sharing_nothing()),
        "two holders are not isolated
  one    UserId(Segment(alice))
  other  UserId(Segment(bob))

the two share more than is intended
granted by both beyond the intention
  anywhere  PutObject  avatars/7/a with cos:content-length = 1, cos:content-type = image/jpeg  one: allowed by statement[0]; other: allowed by statement[0]

for example
  name/cos:PutObject on qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/avatars/7/a with cos:content-length = 1, cos:content-type = image/jpeg",
    );
}

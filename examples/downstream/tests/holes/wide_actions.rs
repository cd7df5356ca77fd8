use cos_policy::{Bucket, Policy, policy, scenarios};
use downstream::place::{OwnFiles, SharedFiles};
use downstream::session::Session;

use crate::{alice, bucket};

/// Everything that may be of use: a page that only uploads can delete.
fn company_files(bucket: &Bucket, session: &Session) -> Policy {
    let own = OwnFiles { tenant: session.tenant, user: &session.user };
    let shared = SharedFiles { tenant: session.tenant };
    policy! {
        in bucket;
        allow GetBucket, GetObject                             on bucket.at(shared);
        allow PutObject, DeleteObject, PutObjectTagging        on bucket.at(own);
    }
}

#[test]
fn a_table_names_the_actions() {
    let intended = scenarios! {
        in bucket();
                              GetBucket  GetObject  PutObject;
        "files/7/alice/*"  =>  no         no         yes;
        "files/7/shared/*" =>  yes        yes        no;
    };
    assert_eq!(
        company_files(&bucket(), &alice()).grants_exactly(&intended).unwrap_err().to_string(),
        "the policy does not grant what is intended
granted beyond the intention
  files/7/alice/*  DeleteObject, PutObjectTagging  files/7/alice/a  allowed by statement[1]"
    );
}

//! From a grant to a request of STS, and from its answer to a key.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::time::{Duration, SystemTime};

use cos_policy::sts::{Federation, Granted, PermanentKey, Role, Ruling, Scope, Ttl, authorize};
use cos_policy::{Bucket, Policy, Region, Segment, policy};

mod answers;
mod calls;
mod grants;
mod limits;
mod secrets;
mod tc3;

const SECRET: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

fn name(text: &str) -> Segment {
    Segment::parse(text).unwrap()
}

fn key() -> PermanentKey {
    PermanentKey::new("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", SECRET).unwrap()
}

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

/// Now, in these tests.
fn now() -> SystemTime {
    at(1_700_000_000)
}

/// The files of a user.
#[derive(Clone, Debug, PartialEq)]
struct Files {
    user: Segment,
}

impl Scope for Files {
    fn bound(&self) -> Policy {
        let (bucket, user) = (bucket(), &self.user);
        policy! { in bucket; allow GetBucket, GetObject, PutObject on "files/{user}/*"; }
    }
}

/// Everybody gets a key for the files of their own.
fn own(requester: &Segment, files: &Files) -> Ruling {
    if *requester == files.user { Ruling::Grant } else { Ruling::Refuse }
}

fn granted() -> Granted<Segment, Files> {
    authorize(&own, name("alice"), Files { user: name("alice") }, Ttl::<Federation>::default(), now()).unwrap()
}

fn granted_role() -> Granted<Segment, Files, Role> {
    authorize(&own, name("alice"), Files { user: name("alice") }, Ttl::<Role>::default(), now()).unwrap()
}

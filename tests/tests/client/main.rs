//! The client, against a stand-in for STS on this machine.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::time::{Duration, SystemTime};

use cos_policy::sts::client::{Client, ClientBuilder, ClientError};
use cos_policy::sts::{Federation, FederationToken, Issued, PermanentKey, Ruling, Scope, Ttl, authorize};
use cos_policy::{Bucket, Policy, Region, Segment, policy};

use stand_in::StandIn;

mod calls;
mod crowd;
mod reuse;
mod secrets;
mod stand_in;

const SECRET: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";

fn key() -> PermanentKey {
    PermanentKey::new("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", SECRET).unwrap()
}

fn name(text: &str) -> Segment {
    Segment::parse(text).unwrap()
}

fn at(seconds: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
}

const NOW: u64 = 1_700_000_000;

/// A clock that stands.
fn now() -> SystemTime {
    at(NOW)
}

/// The files of a user.
#[derive(Clone, Debug, PartialEq)]
struct Files {
    user: Segment,
}

impl Scope for Files {
    fn bound(&self) -> Policy {
        let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
        let user = &self.user;
        policy! { in bucket; allow GetBucket, GetObject, PutObject on "files/{user}/*"; }
    }
}

type Call = FederationToken<Segment, Files>;
type Answer = Result<Issued<Segment, Files>, ClientError>;

/// Somebody asks for the files of a user, for some seconds from some time on.
fn call_of(requester: &str, user: &str, seconds: u64, from: SystemTime) -> Call {
    let grant = |_: &Segment, _: &Files| Ruling::Grant;
    let ttl = Ttl::<Federation>::sub_account(Duration::from_secs(seconds)).unwrap();
    FederationToken::new(authorize(&grant, name(requester), Files { user: name(user) }, ttl, from).unwrap())
}

fn call() -> Call {
    call_of("alice", "alice", 900, now())
}

fn builder<R>(stand_in: &StandIn) -> ClientBuilder<R> {
    Client::builder().endpoint(stand_in.endpoint()).clock(now)
}

fn client<R>(stand_in: &StandIn) -> Client<R> {
    builder(stand_in).build().unwrap()
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(future)
}

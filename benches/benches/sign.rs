//! A request of STS, signed and built, beside the hashing alone that its signature needs.
//!
//! `cargo bench --bench sign` times them; `cargo test --bench sign` only checks that they agree.

use std::env;
use std::hint::black_box;
use std::time::{Duration, Instant, SystemTime};

use cos_policy::sts::{Federation, FederationToken, PermanentKey, Ruling, Scope, Ttl, authorize};
use cos_policy::{Bucket, MIB, Policy, Region, Segment, policy};
use cos_policy_benches::{Timer, take_turns};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

const SECRET: &str = "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE";
/// So few that what they allocate is still there for the next round, and is not fetched from the system again.
const CALLS: usize = 20;
const ROUNDS: usize = 2_001;

type Call = FederationToken<(), Files>;

/// The policy of the `build` benchmark.
struct Files(Policy);

impl Scope for Files {
    fn bound(&self) -> Policy {
        self.0.clone()
    }
}

/// What is hashed for a signature: the body, the canonical request, and what is signed of it.
struct Hashed {
    body: Vec<u8>,
    canonical: String,
    to_sign: String,
}

fn main() {
    let (key, now) = (key(), SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000));
    let (request, _) = call(now).sign(&key, now).expect("the call is signed");
    let hashed = hashed(request.body());
    let authorization = request.headers()["authorization"].to_str().expect("it is text");
    let signature = hash(&hashed).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert!(authorization.ends_with(&format!("Signature={signature}")));

    if env::args().any(|argument| argument == "--bench") {
        let same: Vec<&PermanentKey> = vec![&key; CALLS];
        let signing_anew = || {
            let keys = vec![key.clone(); CALLS];
            signing(&keys.iter().collect::<Vec<_>>(), now)
        };
        let timers: [Timer<'_>; 3] = [&|| signing(&same, now), &signing_anew, &|| hashing(&hashed)];
        let medians = take_turns(&timers, ROUNDS);
        println!("body of {} bytes", request.body().len());
        for (name, nanoseconds) in ["signed and built", "by a new key", "hashing alone"].iter().zip(&medians) {
            println!("{name:<17} {nanoseconds:>8.0} ns {:>6.2}", nanoseconds / medians[2]);
        }
    }
}

fn key() -> PermanentKey {
    PermanentKey::new("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", SECRET).expect("the key is one")
}

fn call(now: SystemTime) -> Call {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").expect("the bucket is one");
    let user = Segment::parse("alice").expect("the name is one");
    let policy = policy! {
        in bucket;
        allow GetBucket, GetObject    on "app/files/*";
        allow PutObject, DeleteObject on "app/files/{user}/*";
        allow PutObject               on "app/avatar/{user}/*" when content_length <= 5 * MIB, content_type like "image/*";
    };
    let grant = |(): &(), _: &Files| Ruling::Grant;
    let granted = authorize(&grant, (), Files(policy), Ttl::<Federation>::default(), now);
    FederationToken::new(granted.expect("everybody gets a key"))
}

/// Nanoseconds a call, without what makes the calls and frees what is left of them.
fn signing(keys: &[&PermanentKey], now: SystemTime) -> f64 {
    let calls: Vec<Call> = keys.iter().map(|_| call(now)).collect();
    let mut requests = Vec::with_capacity(CALLS);
    let start = Instant::now();
    for (call, key) in calls.into_iter().zip(keys) {
        requests.push(black_box(call.sign(key, now)));
    }
    start.elapsed().as_secs_f64() * 1e9 / CALLS as f64
}

fn hashing(hashed: &Hashed) -> f64 {
    let start = Instant::now();
    for _ in 0..CALLS {
        black_box(hash(black_box(hashed)));
    }
    start.elapsed().as_secs_f64() * 1e9 / CALLS as f64
}

fn hash(hashed: &Hashed) -> [u8; 32] {
    black_box(Sha256::digest(&hashed.body));
    black_box(Sha256::digest(&hashed.canonical));
    let date = mac(format!("TC3{SECRET}").as_bytes(), "2023-11-14");
    let signing = mac(&mac(&date, "sts"), "tc3_request");
    mac(&signing, &hashed.to_sign)
}

fn mac(key: &[u8], text: &str) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key has any length");
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().into()
}

fn hashed(body: &[u8]) -> Hashed {
    let hex = |bytes: &[u8]| Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let headers =
        "content-type:application/json; charset=utf-8\nhost:sts.tencentcloudapi.com\nx-tc-action:getfederationtoken\n";
    let canonical = format!("POST\n/\n\n{headers}\ncontent-type;host;x-tc-action\n{}", hex(body));
    let to_sign = format!("TC3-HMAC-SHA256\n1700000000\n2023-11-14/sts/tc3_request\n{}", hex(canonical.as_bytes()));
    Hashed { body: body.to_vec(), canonical, to_sign }
}

//! What the library answers to a browser, a line of JSON each beside what STS issued, for the official SDK to take: the nested
//! form for one upload, and the flat one for that and for another.

#![expect(clippy::unwrap_used, reason = "a check that cannot go on fails")]

use std::time::{SystemTime, UNIX_EPOCH};

use cos_policy::sts::{Federation, FederationToken, Issued, PermanentKey, Ruling, Scope, Ttl, authorize};
use cos_policy::upload::{Extensions, UploadKey};
use cos_policy::{Bucket, Policy, Region, key, policy};
use serde::Serialize;
use serde_json::{Value, json};

struct Upload {
    bucket: Bucket,
    key: UploadKey,
}

impl Upload {
    fn new() -> Self {
        let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
        let extension = Extensions::IMAGES.of_name("holiday.jpg").unwrap();
        let key = UploadKey::choose(key!("files/alice/*"), SystemTime::now(), &extension).unwrap();
        Self { bucket, key }
    }
}

impl Scope for Upload {
    fn bound(&self) -> Policy {
        let Self { bucket, key } = self;
        policy! { in bucket; allow PutObject on bucket.at(key); }
    }
}

/// A key for an upload as STS makes it, and what was issued.
fn issue(upload: Upload, name: &str) -> (Issued<(), Upload>, Value) {
    let now = SystemTime::now();
    let granted =
        authorize(&|_: &(), _: &Upload| Ruling::Grant, (), upload, Ttl::<Federation>::default(), now).unwrap();
    let start = now.duration_since(UNIX_EPOCH).unwrap().as_secs();
    let (id, secret, token) = (format!("AKID{name}"), format!("secret+{name}/"), format!("token_{name}+/-.~"));
    let issued = json!({"id": id, "secret": secret, "token": token, "start": start, "end": start + 900});
    let signer = PermanentKey::new("AKIDEXAMPLE", "secret").unwrap();
    let (_, pending) = FederationToken::new(granted).sign(&signer, now).unwrap();
    let credentials = json!({"TmpSecretId": id, "TmpSecretKey": secret, "Token": token});
    let answer = json!({"Response": {"Credentials": credentials, "ExpiredTime": start + 900, "RequestId": name}});
    (pending.read(&http::Response::new(answer.to_string())).unwrap(), issued)
}

fn print(issued: &Value, reply: impl Serialize) {
    println!("{}", json!({"issued": issued, "reply": reply}));
}

fn main() {
    let (one, other) = (Upload::new(), Upload::new());
    let (bucket, key) = (one.bucket.clone(), one.key.clone());
    let again = Upload { bucket: bucket.clone(), key: key.clone() };
    let (key_of_nested, issued) = issue(again, "Nested");
    print(&issued, key_of_nested.into_reply(&bucket).with_key(&key));
    for (upload, name) in [(one, "One"), (other, "Other")] {
        let key = upload.key.clone();
        let (key_of_flat, issued) = issue(upload, name);
        print(&issued, key_of_flat.into_flat_reply(&bucket).with_key(&key));
    }
}

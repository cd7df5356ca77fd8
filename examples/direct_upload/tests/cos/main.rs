//! The stand-in for COS, by bytes on the wire.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};

use cos_policy::{Bucket, Region};
use direct_upload::cos::{Builder, CorsRule, Cos, Gate};
use issue_key::sts_stand_in::Session;
use serde_json::{Value, json};
use tempfile::TempDir;

mod client;
mod cors;
mod encryption;
mod forms;
mod keys;
mod kill;
mod lists;
mod multipart;
mod objects;
mod policies;
mod secure;
mod signatures;

use client::{ID, SECRET, TOKEN};

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

/// A resource of the bucket.
fn at(key: &str) -> String {
    format!("qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/{key}")
}

fn allow(actions: &[&str], key: &str) -> Value {
    json!({"effect": "allow", "action": actions, "resource": at(key)})
}

/// Everything on everything.
fn everything() -> Value {
    json!({"effect": "allow", "action": "name/cos:*", "resource": "*"})
}

/// The one key that there is, with a policy.
fn sessions(statements: Value, until: SystemTime) -> BTreeMap<String, Session> {
    let policy = json!({"version": "2.0", "statement": statements}).to_string();
    BTreeMap::from([(TOKEN.to_owned(), Session { id: ID.to_owned(), secret: SECRET.to_owned(), policy, until })])
}

fn builder(directory: &Path, statements: Value) -> Builder {
    let sessions = sessions(statements, SystemTime::now() + Duration::from_secs(900));
    Cos::builder(sessions).bucket(bucket()).directory(directory).cors(CorsRule::upload_from(["https://my.website"]))
}

/// One with a directory of its own. It must not contradict itself.
struct World {
    cos: Cos,
    directory: TempDir,
}

impl World {
    async fn new(statements: Value) -> Self {
        Self::with(statements, Gate::Honest).await
    }

    async fn with(statements: Value, gate: Gate) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let cos = builder(directory.path(), statements).gate(gate).start().await.unwrap();
        Self { cos, directory }
    }
}

impl Drop for World {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert_eq!(self.cos.differences(), Vec::<String>::new());
        }
    }
}

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime};
use std::{fs, io};

use cos_policy::{Bucket, Region};
use direct_upload::cos::{CorsRule, Cos, Gate};
use issue_key::sts_stand_in::Session;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::case::{Cases, Request};
use crate::request::{Key, encode, send};

/// What the first bucket holds. The text of each object is its key in brackets.
const KEYS: [&str; 22] = [
    "a",
    "a/",
    "a/x",
    "a/X",
    "A/x",
    "a/deep/er",
    "a/b",
    "a//b",
    "a/./b",
    "a/../b",
    "a/dot",
    "a/dot.",
    "a%2Fx",
    "ax",
    "b",
    "b/x",
    "%62",
    "a:b/x",
    "caf\u{e9}",
    "cafe\u{301}",
    "a/gone",
    "a/xy",
];

/// Buckets with what they hold, on the disk, from which each case has a copy.
pub(crate) struct Worlds {
    template: TempDir,
    sessions: BTreeMap<String, Session>,
    /// Of `a/big`; its first part is `part`.
    upload: String,
}

impl Worlds {
    pub(crate) async fn new(cases: &Cases) -> Self {
        let template = tempfile::tempdir().unwrap();
        let policies = cases.policies.iter().map(|(name, policy)| (name.as_str(), &policy.statement, policy.until));
        let all = all();
        let sessions = policies.chain([(ADMIN, &all, 900)]).map(session).collect();
        let mut worlds = Self { template, sessions, upload: String::new() };
        let cos = worlds.start(worlds.template.path(), Gate::Honest).await;
        for key in KEYS {
            let put = Request { body: Some(format!("[{key}]")), ..request("PUT", key) };
            assert_eq!(admin(&cos, &put).await.status, 200, "{key}");
        }
        let begun = admin(&cos, &Request { request: "POST /a/big?uploads".to_owned(), ..Request::default() }).await;
        worlds.upload = begun.body.split("UploadId>").nth(1).unwrap().trim_end_matches("</").to_owned();
        let part = format!("PUT /a/big?partNumber=1&uploadId={}", worlds.upload);
        let part = Request { request: part, body: Some("part".to_owned()), ..Request::default() };
        assert_eq!(admin(&cos, &part).await.status, 200);
        worlds
    }

    /// A world that answers, and the directory that it has to itself.
    pub(crate) async fn copy(&self, gate: Gate) -> (Cos, TempDir) {
        let directory = tempfile::tempdir().unwrap();
        copy(self.template.path(), directory.path()).unwrap();
        (self.start(directory.path(), gate).await, directory)
    }

    pub(crate) async fn start(&self, directory: &Path, gate: Gate) -> Cos {
        let builder = Cos::builder(self.sessions.clone()).directory(directory).gate(gate);
        let builder = builder.cors(CorsRule::upload_from(["https://my.website"]));
        buckets().into_iter().fold(builder, |builder, bucket| builder.bucket(bucket)).start().await.unwrap()
    }

    /// A request about the upload that there is.
    pub(crate) fn fill(&self, request: &Request) -> Request {
        let fill = |text: &String| text.replace("{upload}", &self.upload);
        let mut request = Request { request: fill(&request.request), ..request.clone() };
        request.signed.request = request.signed.request.as_ref().map(fill);
        request
    }
}

pub(crate) const ADMIN: &str = "everything";

/// Those that there are: one, its namesake in another region, another one, and one of another account.
pub(crate) fn buckets() -> [Bucket; 4] {
    [
        (Region::AP_GUANGZHOU, "examplebucket-1250000000"),
        (Region::AP_SHANGHAI, "examplebucket-1250000000"),
        (Region::AP_GUANGZHOU, "other-1250000000"),
        (Region::AP_GUANGZHOU, "examplebucket-1250000001"),
    ]
    .map(|(region, name)| Bucket::new(region, name).unwrap())
}

fn all() -> Value {
    json!([{"effect": "allow", "action": "name/cos:*", "resource": "*"}])
}

/// A policy that allows it.
pub(crate) fn everything() -> String {
    json!({"version": "2.0", "statement": all()}).to_string()
}

fn session((name, statement, until): (&str, &Value, i64)) -> (String, Session) {
    let Key { id, secret, token } = Key::of(name);
    let policy = json!({"version": "2.0", "statement": statement}).to_string();
    let hour = SystemTime::now() - Duration::from_secs(3600);
    let until = hour + Duration::from_secs(u64::try_from(3600 + until).unwrap());
    (token, Session { id, secret, policy, until })
}

/// With a key that may do everything.
pub(crate) async fn admin(cos: &Cos, request: &Request) -> crate::request::Answer {
    send(cos.address(), &request.bytes(&Key::of(ADMIN))).await.unwrap()
}

/// About an object.
pub(crate) fn request(method: &str, key: &str) -> Request {
    Request { request: format!("{method} /{}", encode(key)), ..Request::default() }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(&target)?;
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

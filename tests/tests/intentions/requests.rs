//! Requests as plain data: near every edge that the tables and the documents of these tests have.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use cos_policy::Request;
use cos_policy::action::{self, Level};
use serde_json::{Value, json};

/// A request.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    /// In the canonical spelling, `name/cos:PutObject`.
    pub(crate) action: String,
    /// `None` for the account.
    pub(crate) place: Option<Place>,
    /// By condition key.
    pub(crate) context: Context,
}

/// A key of a bucket, or a prefix in it; empty for the bucket itself.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) region: String,
    pub(crate) bucket: String,
    pub(crate) key: String,
}

pub(crate) type Context = BTreeMap<String, Value>;

impl Asked {
    pub(crate) fn read(request: &Request) -> Self {
        let json = serde_json::to_value(request).unwrap();
        let text = |name: &str| json.get(name).map(|value| value.as_str().unwrap().to_owned());
        let place = text("bucket").map(|bucket| Place {
            region: text("region").unwrap(),
            bucket,
            key: text("key").unwrap_or_default(),
        });
        let context = json.get("context").map(|context| serde_json::from_value(context.clone()).unwrap());
        Self { action: text("action").unwrap(), place, context: context.unwrap_or_default() }
    }

    pub(crate) fn request(&self) -> Request {
        let mut json = json!({"action": self.action, "context": self.context});
        if let Some(Place { region, bucket, key }) = &self.place {
            json["region"] = json!(region);
            json["bucket"] = json!(bucket);
            json["key"] = json!(key);
        }
        serde_json::from_value(json).unwrap()
    }

    /// `None` for what the catalogue does not have.
    pub(crate) fn level(&self) -> Option<Level> {
        level(&self.action)
    }

    /// Whether the action is about such a target; of what has no level in COS, nobody knows.
    pub(crate) fn is_fitting(&self) -> bool {
        let key = self.place.as_ref().map(|place| place.key.as_str());
        match self.level() {
            Some(Level::Object) => key.is_some_and(|key| !key.is_empty()),
            Some(Level::Listing) => key.is_some(),
            Some(Level::Bucket) => key == Some(""),
            Some(Level::Service) => key.is_none(),
            _ => true,
        }
    }
}

static LEVELS: LazyLock<BTreeMap<String, Level>> =
    LazyLock::new(|| action::catalogue().iter().map(|entry| (entry.to_string(), entry.level())).collect());

pub(crate) fn level(action: &str) -> Option<Level> {
    LEVELS.get(action).copied()
}

pub(crate) const ACTIONS: &[&str] = &[
    "name/cos:GetObject",
    "name/cos:PutObject",
    "name/cos:PostObject",
    "name/cos:DeleteObject",
    "name/cos:HeadObject",
    "name/cos:GetBucket",
    "name/cos:GetBucketObjectVersions",
    "name/cos:ListMultipartUploads",
    "name/cos:HeadBucket",
    "name/cos:GetBucketACL",
    "name/cos:GetService",
    "name/cos:ListJobs",
    "name/cos:Frobnicate",
    "name/cos:GetFrobs",
    "name/ci:CreateJob",
];

pub(crate) const KEYS: &[&str] = &[
    "", "a", "a/", "ab", "a/x", "a/b", "a/b/", "a/bx", "a/b/x", "a/b/c", "a/b/c/", "a/b/c/x", "a/b.jpg", "a/b.jpgx",
    "a/b.jp", "b/", "b/x", "c.jpg", "d", "a/x/c", "x.jpg",
];

/// The first is that of most tables.
pub(crate) const BUCKETS: [(&str, &str); 4] = [
    ("ap-guangzhou", "examplebucket-1250000000"),
    ("ap-shanghai", "examplebucket-1250000000"),
    ("ap-guangzhou", "second-1250000000"),
    ("ap-guangzhou", "examplebucket-1250000001"),
];

fn places() -> impl Iterator<Item = Option<Place>> {
    let keys = |at: usize| KEYS.iter().step_by(if at == 0 { 1 } else { 4 });
    let buckets = BUCKETS.iter().enumerate().flat_map(move |(at, (region, bucket))| {
        keys(at).map(move |key| {
            let [region, bucket, key] = [region, bucket, key].map(|text| (*text).to_owned());
            Some(Place { region, bucket, key })
        })
    });
    std::iter::once(None).chain(buckets)
}

const LENGTHS: &[Option<u64>] = &[None, Some(4), Some(5), Some(6), Some(8), Some(9), Some(10)];
const TYPES: &[&str] = &["", "image/png", "image/gif", "image/webp", "text/html"];
const ACLS: &[&str] = &["", "private", "public-read"];
const CLASSES: &[&str] = &["", "STANDARD", "ARCHIVE"];
const VERSIONS: &[Option<f64>] = &[None, Some(1.1), Some(1.2)];
const ADDRESSES: &[&str] = &["10.0.0.1", "192.0.2.1"];

/// Every combination of a few values of every key.
pub(crate) fn contexts() -> impl Iterator<Item = Context> {
    let count = LENGTHS.len() * TYPES.len() * ACLS.len() * CLASSES.len() * VERSIONS.len() * ADDRESSES.len();
    (0..count).map(context)
}

/// One of the combinations, by its number; neighbours differ in most keys.
fn context(number: usize) -> Context {
    let number = number * 11;
    let mut rest = number;
    let mut next = |count: usize| {
        let at = rest % count;
        rest /= count;
        at
    };
    let mut context = Context::from([("qcs:ip".to_owned(), json!(ADDRESSES[next(ADDRESSES.len())]))]);
    let length = LENGTHS[next(LENGTHS.len())].map(|length| json!(length));
    let version = VERSIONS[next(VERSIONS.len())].map(|version| json!(version));
    let mut text = |values: &[&str]| Some(values[next(values.len())]).filter(|text| !text.is_empty()).map(Value::from);
    let [media, acl, class] = [TYPES, ACLS, CLASSES].map(&mut text);
    context.insert("cos:secure-transport".to_owned(), json!(version.is_some()));
    for (key, value) in [
        ("cos:tls-version", version),
        ("cos:content-length", length),
        ("cos:content-type", media),
        ("cos:x-cos-acl", acl),
        ("cos:x-cos-storage-class", class),
    ] {
        context.extend(value.map(|value| (key.to_owned(), value)));
    }
    context
}

/// Requests of every action in every place.
static REQUESTS: LazyLock<Vec<(Asked, Request)>> = LazyLock::new(|| {
    const EACH: usize = 12;
    let mut requests = Vec::new();
    for action in ACTIONS {
        for place in places() {
            for _ in 0..EACH {
                let context = context(requests.len());
                let asked = Asked { action: (*action).to_owned(), place: place.clone(), context };
                let request = asked.request();
                requests.push((asked, request));
            }
        }
    }
    requests
});

/// One in so many of them.
const SAMPLE: usize = 7;

/// A part of the requests, another one for another number.
pub(crate) fn requests(number: usize) -> impl Iterator<Item = &'static (Asked, Request)> {
    REQUESTS.iter().skip(number % SAMPLE).step_by(SAMPLE)
}

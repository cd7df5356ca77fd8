use std::fmt;

use serde::{Deserialize, Serialize};

use crate::action::{self, ActionInfo, ActionSet, Level};
use crate::condition::{KeyInfo, Origin, known_key};
use crate::percent;
use crate::resource::Bucket;

mod context;
mod json;

pub use context::ContextValue;
pub(crate) use context::Fact;
use json::Shape;

/// One check that COS makes: may this action be done on this resource, in this context?
///
/// ```
/// use cos_policy::{action, Bucket, Document, Region, Request};
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let upload = Request::object(action::PutObject, &bucket, "photos/cat.jpg")
///     .with("cos:content-length", 10)
///     .with("cos:secure-transport", true);
/// let listing = Request::listing(action::GetBucket, &bucket, "photos/");
/// let buckets = Request::account(action::GetService);
/// assert_eq!(
///     upload.to_string(),
///     "name/cos:PutObject on qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/photos/cat.jpg \
///      with cos:content-length = 10, cos:secure-transport = true",
/// );
/// # Ok::<(), cos_policy::BucketError>(())
/// ```
///
/// # The context
///
/// Values by condition key. What is not given is absent. A header is present exactly if it was sent once and is not
/// empty, so an empty value is absent as well; so is an empty `versionid` (436/46205). Values of query parameters are given
/// as they stand in the URL, in any percent-encoding: `app/files/` and `app%2Ffiles%2F` are the same, `%252F` is a
/// percent sign and `2F`.
///
/// The resource of a listing is the bucket and the `prefix` parameter, so that `cos:prefix` and the key are one thing:
/// each sets the other.
///
/// # In JSON
///
/// ```json
/// {"action":"name/cos:PutObject","region":"ap-guangzhou","bucket":"examplebucket-1250000000","key":"a/b",
///  "context":{"cos:content-length":10}}
/// ```
///
/// Without `bucket` it is a request about the account; `key`, `context` and `principal` are optional.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Shape", into = "Shape")]
pub struct Request {
    /// In the canonical spelling, `name/cos:` in front.
    action: String,
    entry: Option<&'static ActionInfo>,
    /// The entry as a set, or the set of what the catalogue does not have.
    candidates: ActionSet,
    target: Option<Target>,
    context: Vec<Entry>,
    principal: Option<String>,
}

/// A resource of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    bucket: Bucket,
    /// `qcs::cos:<region>:uid/<appid>:<bucket>/<key>`
    pub(crate) text: String,
    /// Where the key begins.
    key: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    name: String,
    info: Option<&'static KeyInfo>,
    value: ContextValue,
    fact: Fact,
}

const ROOT: &str = "qcs::cos:";

impl Request {
    /// A request about an object. `action` is a type of [`action`](crate::action) or its name in any spelling:
    /// `PutObject`, `cos:PutObject`, `name/cos:PutObject`. The key is any text, as the client sends it after decoding.
    #[must_use]
    pub fn object(action: impl AsRef<str>, bucket: &Bucket, key: &str) -> Self {
        let request = Self::new(action.as_ref(), Some(Target::new(bucket, key)));
        match request.entry.map(ActionInfo::level) {
            Some(Level::Listing) => request.with_prefix(),
            _ => request,
        }
    }

    /// A listing of the keys below a prefix, which may be empty; decoded.
    #[must_use]
    pub fn listing(action: impl AsRef<str>, bucket: &Bucket, prefix: &str) -> Self {
        Self::new(action.as_ref(), Some(Target::new(bucket, prefix))).with_prefix()
    }

    /// A request about the bucket itself.
    #[must_use]
    pub fn bucket(action: impl AsRef<str>, bucket: &Bucket) -> Self {
        Self::new(action.as_ref(), Some(Target::new(bucket, "")))
    }

    /// A request about the account, such as `GetService`.
    #[must_use]
    pub fn account(action: impl AsRef<str>) -> Self {
        Self::new(action.as_ref(), None)
    }

    fn new(action: &str, target: Option<Target>) -> Self {
        let bare = action.strip_prefix("name/").unwrap_or(action);
        let action = if bare.contains(':') { format!("name/{bare}") } else { format!("name/cos:{bare}") };
        let known = action.strip_prefix("name/cos:").and_then(action::entry_and_set);
        let (entry, candidates) = known.map_or((None, ActionSet::UNLISTED), |(entry, set)| (Some(entry), set));
        Self { entry, candidates, action, target, context: Vec::new(), principal: None }
    }

    /// The same request with a value in its context, instead of one that is there.
    #[must_use]
    pub fn with(mut self, key: &str, value: impl Into<ContextValue>) -> Self {
        self.set(key, value.into());
        if key == "cos:prefix" && self.is_listing() {
            let prefix = self.context.iter().find(|entry| entry.name == key).map(|entry| entry.value.text());
            let prefix = percent::decode(prefix.unwrap_or_default());
            let prefix = String::from_utf8_lossy(&prefix).into_owned();
            self.target = self.target.map(|target| Target::new(&target.bucket, &prefix));
        }
        self
    }

    /// The same request of a principal, such as `qcs::cam::uin/100000000001:uin/100000000002` (598/10606).
    #[must_use]
    pub fn by(mut self, principal: impl Into<String>) -> Self {
        self.principal = Some(principal.into());
        self
    }

    fn with_prefix(mut self) -> Self {
        let prefix = percent::encode(self.key());
        self.set("cos:prefix", ContextValue::from(prefix));
        self
    }

    fn set(&mut self, key: &str, value: ContextValue) {
        self.context.retain(|entry| entry.name != key);
        let info = known_key(key);
        // A header or a parameter that is empty was not sent, and a bucket without tags has no such key.
        let may_be_absent =
            info.is_none_or(|info| matches!(info.origin(), Origin::Header | Origin::Query | Origin::Resource));
        if !(may_be_absent && value.is_empty()) {
            let fact = value.fact(info);
            self.context.push(Entry { name: key.to_owned(), info, value, fact });
        }
    }

    pub(crate) fn is_listing(&self) -> bool {
        self.entry.is_some_and(|entry| entry.level() == Level::Listing)
    }

    /// The action in the canonical spelling, `name/cos:PutObject`.
    #[must_use]
    pub fn action(&self) -> &str {
        &self.action
    }

    /// The bucket; `None` for a request about the account.
    #[must_use]
    pub fn bucket_of(&self) -> Option<&Bucket> {
        self.target.as_ref().map(|target| &target.bucket)
    }

    /// The key of the object, or the prefix of the listing; empty for the bucket itself and for the account.
    #[must_use]
    pub fn key(&self) -> &str {
        self.target.as_ref().map_or("", Target::key)
    }

    /// The context, in the order in which it was given.
    pub fn context(&self) -> impl Iterator<Item = (&str, &ContextValue)> {
        self.context.iter().map(|entry| (entry.name.as_str(), &entry.value))
    }

    /// Who asks, if that is known.
    #[must_use]
    pub fn principal(&self) -> Option<&str> {
        self.principal.as_deref()
    }

    /// The resource: `*`, or six segments.
    #[must_use]
    pub fn resource(&self) -> &str {
        self.target.as_ref().map_or("*", |target| &target.text)
    }

    /// Whether they differ in their actions at most.
    pub(crate) fn is_alike(&self, other: &Self) -> bool {
        (&self.target, &self.context, &self.principal) == (&other.target, &other.context, &other.principal)
    }

    /// Whether the catalogue has the action.
    pub(crate) const fn is_listed(&self) -> bool {
        self.entry.is_some()
    }

    /// Whether the action is about such a target. Of actions that the catalogue does not have nobody knows.
    pub(crate) fn is_fitting(&self) -> bool {
        self.entry.is_none_or(|entry| match (entry.level(), self.bucket_of()) {
            (Level::Object, Some(_)) => !self.key().is_empty(),
            (Level::Bucket, Some(_)) => self.key().is_empty(),
            (Level::Listing, bucket) => bucket.is_some(),
            (Level::Service, bucket) => bucket.is_none(),
            (Level::Object | Level::Bucket, None) | (Level::Vector, _) => false,
        })
    }

    /// Statements that are about none of these are not about the request.
    pub(crate) const fn candidates(&self) -> ActionSet {
        self.candidates
    }

    pub(crate) const fn target(&self) -> Option<&Target> {
        self.target.as_ref()
    }

    #[inline]
    pub(crate) fn fact(&self, key: &'static KeyInfo) -> Option<&Fact> {
        self.context
            .iter()
            .find(|entry| entry.info.is_some_and(|info| std::ptr::eq(info, key)))
            .map(|entry| &entry.fact)
    }
}

impl fmt::Display for Request {
    /// `<action> on <resource>`, and the context if there is one.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on {}", self.action, self.resource())?;
        for (i, entry) in self.context.iter().enumerate() {
            write!(f, "{} {} = {}", if i == 0 { " with" } else { "," }, entry.name, entry.value)?;
        }
        Ok(())
    }
}

impl Target {
    fn new(bucket: &Bucket, key: &str) -> Self {
        let root = bucket.root().trim_start_matches('"');
        Self { bucket: bucket.clone(), text: root.to_owned() + key, key: root.len() }
    }

    fn key(&self) -> &str {
        self.text.get(self.key..).unwrap_or_default()
    }

    pub(crate) fn region(&self) -> &str {
        self.bucket.region().as_str()
    }

    /// `uid/<appid>`
    pub(crate) fn account(&self) -> &str {
        let start = ROOT.len() + self.region().len() + ":".len();
        self.text.get(start..start + "uid/".len() + self.bucket.appid().len()).unwrap_or_default()
    }

    /// `<bucket>/<key>`
    pub(crate) fn path(&self) -> &str {
        self.text.get(self.key - "/".len() - self.bucket.name().len()..).unwrap_or_default()
    }
}

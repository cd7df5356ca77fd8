use std::fmt;
use std::time::SystemTime;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::resource::Bucket;
use crate::sts::{Secret, Signer};

use super::condition::Condition;
use super::document::PostDocument;
use super::field::{ALGORITHM, KEY_TIME, SECRET_ID, TOKEN};
use super::key_time::KeyTime;
use super::signature::sign_text;

/// What a browser posts: a policy, its signature, and the fields that it pins. The secret that signed it is not in it.
///
/// In serde, for the browser:
///
/// ```json
/// {"url": "https://..", "fields": {"key": "..", "policy": ".."}, "starts_with": {"Content-Type": "image/"}}
/// ```
///
/// The browser sends the fields as they are, then one for each member of `starts_with` that begins with its text, and
/// last the field `file`. `starts_with` is left out where there is none.
///
/// The token of a temporary key is a field, `x-cos-security-token`; `Debug` shows neither it nor the signature. Answer
/// with `Cache-Control: no-store`: whoever reads the reply can upload until it expires.
#[must_use = "a form is signed for a browser"]
pub struct PostForm {
    url: String,
    policy: String,
    expires: SystemTime,
    /// Of the policy: what it pins exactly, in its order.
    pinned: Vec<(String, String)>,
    starts_with: Vec<(String, String)>,
    signed: [(&'static str, String); 5],
    token: Option<Secret>,
}

impl PostForm {
    pub(super) fn sign(bucket: &Bucket, document: PostDocument, key_time: KeyTime, signer: Signer<'_>) -> Self {
        let policy = document.to_json();
        let signed = [
            ("policy", STANDARD.encode(&policy)),
            (ALGORITHM, "sha1".to_owned()),
            (SECRET_ID, signer.id.to_owned()),
            (KEY_TIME, key_time.to_string()),
            ("q-signature", sign_text(&policy, key_time, signer)),
        ];
        let (mut pinned, mut starts_with) = (Vec::new(), Vec::new());
        for condition in document.into_conditions() {
            match condition {
                Condition::Exact { field, value } if is_upload(&field) => pinned.push((field, value)),
                Condition::StartsWith { field, prefix } => starts_with.push((field, prefix)),
                Condition::Exact { .. } | Condition::Length { .. } => {}
            }
        }
        let url = format!("https://{}/", bucket.domain());
        let (expires, token) = (key_time.expires(), signer.token.cloned());
        Self { url, policy, expires, pinned, starts_with, signed, token }
    }

    /// Where the form is posted to, as `multipart/form-data`: the bucket, by HTTPS.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Names and values in the order in which they are sent. The fields of [`starts_with`](Self::starts_with) follow, and
    /// `file` goes last.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let pinned = self.pinned.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let signed = self.signed.iter().map(|(name, value)| (*name, value.as_str()));
        let token = self.token.iter().map(|token| (TOKEN, token.expose()));
        pinned.chain(signed).chain(token)
    }

    /// The fields that the browser fills, and what each has to start with: the `key` of a folder, the `Content-Type` of a
    /// kind.
    pub fn starts_with(&self) -> impl Iterator<Item = (&str, &str)> {
        self.starts_with.iter().map(|(name, prefix)| (name.as_str(), prefix.as_str()))
    }

    /// The text of the policy, which the field `policy` has in base64.
    #[must_use]
    pub fn policy(&self) -> &str {
        &self.policy
    }

    /// From when on COS refuses it.
    #[must_use]
    pub const fn expires(&self) -> SystemTime {
        self.expires
    }
}

/// Whether a browser sends the field because the policy names it: not the bucket, whose domain it posts to, nor what the
/// signature brings.
fn is_upload(field: &str) -> bool {
    field != "bucket" && !field.starts_with("q-")
}

impl Serialize for PostForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut form = serializer.serialize_map(None)?;
        form.serialize_entry("url", self.url())?;
        form.serialize_entry("fields", &Members(|| self.fields()))?;
        if !self.starts_with.is_empty() {
            form.serialize_entry("starts_with", &Members(|| self.starts_with()))?;
        }
        form.end()
    }
}

/// An object, member by member.
struct Members<F>(F);

impl<'f, I: Iterator<Item = (&'f str, &'f str)>, F: Fn() -> I> Serialize for Members<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map((self.0)())
    }
}

impl fmt::Debug for PostForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostForm").field("url", &self.url).field("policy", &self.policy).finish_non_exhaustive()
    }
}

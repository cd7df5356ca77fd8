//! From a policy to a temporary key: who may ask, the request to STS, and its answer.
//!
//! A correct policy in the wrong hands is a hole as well (436/40265). So there is one way from a policy to a key:
//!
//! 1. A [`Scope`] says what a key for it may do; an [`Authorizer`] says whether a requester gets one. [`authorize`] asks, and
//!    computes the policy from that same scope, so that what was judged is what is granted.
//! 2. [`Granted`] goes into a [`FederationToken`] or an [`AssumeRole`], which take nothing else, and is gone with it.
//! 3. `sign` yields an [`http::Request`] to be sent with any client, and a [`Pending`] that reads the answer: an [`Issued`] key
//!    for that requester and that scope, or an [`StsError`].
//! 4. [`Issued::into_reply`] is what the browser is told: the one thing that serialises a secret.
//!
//! Nothing here does IO or reads a clock, except for the module `client` of the feature `reqwest`, which sends the request and
//! reuses live keys. Nothing prints a secret: [`Secret`] has no `Display`, and says `Secret(..)` in
//! `Debug`.
//!
//! ```
//! use std::time::SystemTime;
//! use cos_policy::sts::{Federation, FederationToken, PermanentKey, Ruling, Scope, Ttl, authorize};
//! use cos_policy::{Bucket, Policy, Region, Segment, policy};
//!
//! /// The page of a user's files.
//! struct FilesPage {
//!     bucket: Bucket,
//!     of: Segment,
//! }
//!
//! impl Scope for FilesPage {
//!     fn bound(&self) -> Policy {
//!         let Self { bucket, of } = self;
//!         policy! { in bucket; allow GetBucket, GetObject, PutObject on "files/{of}/*"; }
//!     }
//! }
//!
//! /// The user who is logged in.
//! struct Session {
//!     user: Segment,
//! }
//!
//! fn own_files(session: &Session, page: &FilesPage) -> Ruling {
//!     if session.user == page.of { Ruling::Grant } else { Ruling::Refuse }
//! }
//!
//! let key = PermanentKey::new("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")?;
//! let session = Session { user: Segment::parse("alice")? };
//! let page = FilesPage { bucket: Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?, of: Segment::parse("alice")? };
//!
//! let now = SystemTime::now();
//! let granted = authorize(&own_files, session, page, Ttl::<Federation>::default(), now)?;
//! let (request, pending) = FederationToken::new(granted).sign(&key, now)?;
//! // let response = client.send(request).await?;
//! # let response = http::Response::new(r#"{"Response":{"Credentials":{"Token":"t","TmpSecretId":"i","TmpSecretKey":"k"},"ExpiredTime":1700000900,"RequestId":"1"}}"#);
//! # let _ = request;
//! let issued = pending.read(&response)?;
//! let bucket = issued.scope().bucket.clone();
//! let reply = serde_json::to_string(&issued.into_reply(&bucket))?;
//! # assert!(reply.contains("sessionToken"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod authorize;
mod call;
#[cfg(feature = "reqwest")]
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
pub mod client;
mod code;
mod endpoint;
mod key;
mod meter;
mod reply;
mod response;
mod role;
mod secret;
mod signing_key;
mod tc3;
mod temporary;
mod ttl;

pub use authorize::{Authorizer, Granted, GrantedFor, Refused, Ruling, Scope, Wider, authorize};
pub use call::{AssumeRole, CallError, FederationToken, Signed};
pub use code::ApiCode;
pub use endpoint::Endpoint;
pub use key::{KeyPairError, PermanentKey};
pub use meter::{Length, Meter, Oversized};
pub use reply::{FlatReply, Reply};
pub use response::{Issued, Malformed, Pending, StsError};
pub use role::{RoleArn, RoleError, SessionName};
pub use secret::Secret;
pub use tc3::Tc3;
pub use temporary::{Signer, TemporaryKey};
pub use ttl::{Api, Federation, Role, Ttl, TtlError};

/// Encodes a text as the parameter `Policy` wants it: everything but ASCII letters, digits, `-`, `_`, `.` and `~`, in capitals
/// (RFC 3986). The calls of this module do it themselves, once.
///
/// ```
/// use cos_policy::sts::percent_encode;
///
/// assert_eq!(percent_encode("name/cos:GetObject a*"), "name%2Fcos%3AGetObject%20a%2A");
/// ```
#[must_use]
pub fn percent_encode(text: &str) -> String {
    crate::percent::encode(text)
}

//! Uploads by an HTML form: what a form may upload, signed on the server.
//!
//! A [`PostPolicy`] pins the bucket, the key or its folder, the length, the content type and the ACL; a form that leaves
//! one of them open does not compile. Signed, it is a [`PostForm`]: what a browser posts, without the secret that signed
//! it. With the secret a browser could sign a looser form, which is why a [`TemporaryKey`](crate::sts::TemporaryKey)
//! has no `Serialize`, and a form no place for one. [`Issued::into_reply`](crate::sts::Issued::into_reply) gives the key
//! itself, [`Issued::into_key`](crate::sts::Issued::into_key) is for what signs here: of one key there is one of the two.
//!
//! ```
//! use std::time::SystemTime;
//!
//! use cos_policy::condition::MediaType;
//! use cos_policy::form::{FormError, PostForm, PostPolicy};
//! use cos_policy::sts::TemporaryKey;
//! use cos_policy::{Bucket, MIB, Segment, key};
//!
//! /// One picture, at the key that the server chose.
//! fn avatar(bucket: &Bucket, user: &Segment, key: &TemporaryKey, now: SystemTime) -> Result<PostForm, FormError> {
//!     PostPolicy::to(bucket.at(key!("avatars/{user}.jpg")))
//!         .length(1..=5 * MIB)
//!         .content_type(MediaType::from_static("image/jpeg"))
//!         .success_status(204)
//!         .sign(key, now)
//! }
//! # use std::time::{Duration, UNIX_EPOCH};
//! # use cos_policy::Region;
//! # let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
//! # let now = UNIX_EPOCH + Duration::from_secs(1_700_000_000);
//! # let key = TemporaryKey::new("AKIDTMPEXAMPLE", "TmpSecretKeyExample", "TOKEN", now + Duration::from_secs(900))?;
//! # let form = avatar(&bucket, &Segment::parse("alice")?, &key, now)?;
//! assert_eq!(form.url(), "https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/");
//! let names: Vec<&str> = form.fields().map(|(name, _)| name).collect();
//! assert_eq!(names, [
//!     "key", "Content-Type", "acl", "success_action_status",
//!     "policy", "q-sign-algorithm", "q-ak", "q-key-time", "q-signature", "x-cos-security-token",
//! ]); // and `file` goes last
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! A [`PostDocument`] is any such policy, whoever wrote it: it [checks](PostDocument::check) what a form sends.
//!
//! # What a form cannot promise
//!
//! - COS accepts fields that a policy does not name (436/14690): a browser may add `Cache-Control` or
//!   `Content-Disposition`.
//! - The ACL is the field `x-cos-acl` in one table of 436/14690, and `acl` in another and in its example. `acl` is pinned
//!   and sent; whether COS then refuses `x-cos-acl` is not documented. [`Policy::private_acl`](crate::Policy::private_acl)
//!   in the policy of the temporary key, or a condition on the [`acl`](crate::condition::acl), answers for that.
//! - The content type is what the browser says, and the same form uploads again until it expires.
//! - The key must be allowed `PostObject` on the place; `PutObject` does not cover it (436/31923).
//!
//! Source: 436/14690, 436/41164, of which the numbers are those of the pages.

mod condition;
mod content_type;
mod document;
mod encryption;
mod error;
mod expiration;
mod field;
mod key_time;
mod limits;
mod media_prefix;
mod meta;
mod pin;
mod place;
mod policy;
mod signature;
mod signed;
mod state;
mod success;

pub use content_type::FormContentType;
pub use document::{Mismatch, PostDocument, PostFault, PostParseError, Refused, Submission};
pub use encryption::Encryption;
pub use error::FormError;
pub use key_time::{KeyTime, KeyTimeError};
pub use media_prefix::MediaPrefix;
pub use place::FormPlace;
pub use policy::PostPolicy;
pub use signature::sign_text;
pub use signed::PostForm;
pub use state::{ContentTypeGiven, HasContentType, HasLength, LengthGiven, WantsContentType, WantsLength};

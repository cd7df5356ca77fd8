//! Keys that the server chooses for uploads.
//!
//! A client that names the object it uploads to can overwrite another's, and a name such as `a.*` puts a wildcard into the
//! policy. Here the server chooses: a folder, the date, an identifier that nobody guesses, and an extension from a list of
//! its own. All that a client's file name contributes is which extension of the list.
//!
//! ```
//! use std::time::SystemTime;
//!
//! use cos_policy::upload::{Extensions, UploadKey};
//! use cos_policy::{Bucket, Region, Segment, key, policy};
//!
//! let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
//! let user = Segment::parse("alice")?;
//!
//! let extension = Extensions::IMAGES.of_name("holiday.JPG")?;
//! let key = UploadKey::choose(key!("app/files/{user}/*"), SystemTime::now(), &extension)?;
//! // app/files/alice/2026/11/22/q5zvn3f4yh7k2wmxcj6tdbaer3.jpg
//!
//! let policy = policy! {
//!     in bucket;
//!     allow SIMPLE_UPLOAD, RESUMABLE_UPLOAD on bucket.at(&key);
//! };
//! assert!(policy.as_json().contains(key.as_str()));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! The client gets the key along with the temporary key, and uploads to it. The SDKs look for an upload to resume with the
//! key as the prefix of `ListMultipartUploads`, which [`RESUMABLE_UPLOAD`](crate::action::RESUMABLE_UPLOAD) allows on a key.
//!
//! # What it is not
//!
//! - An extension says nothing about the content, and a content type is what the client claims. Browsers go by the content
//!   type: limit it as well, with [`Extension::media_type`] or [`condition::content_type`](crate::condition::content_type).
//! - The client can overwrite what it uploaded until the temporary key expires: check an upload after that, or on a copy.
//! - An identifier keeps others from guessing, not from listing: grant `GetBucket` on a folder only to those who may know.

mod active;
mod date;
mod extension;
mod extensions;
mod file_name;
mod id;
mod key;
mod media;

pub use extension::{Extension, ExtensionError, ExtensionFault};
pub use extensions::Extensions;
pub use file_name::{FileNameError, FileNameFault};
pub use key::{UploadKey, UploadKeyError, UploadKeyFault};

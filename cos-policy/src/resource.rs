//! On what: regions, buckets, segments, keys and folders.
//!
//! A resource is made from its parts and is never parsed from text here:
//!
//! ```text
//! qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/files/alice/*
//!          └ Region     └ from Bucket  └ Bucket                 └ key!("app/files/{user}/*")
//! ```
//!
//! ```
//! use cos_policy::{key, Bucket, Region, Segment};
//!
//! let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
//! let user = Segment::parse("alice")?;
//!
//! let folder = bucket.at(key!("app/files/{user}/*"));
//! let object = bucket.at(key!("app/avatar/{user}.jpg"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod bucket;
mod bytes;
pub(crate) mod derived;
pub(crate) mod isolation;
mod key;
mod names;
mod place;
mod region;
mod scope;
mod segment;
pub(crate) mod template;

pub use bucket::{Bucket, BucketError};
pub(crate) use key::MAX_LEN as MAX_KEY_LEN;
pub use key::{Folder, Key, KeyError, KeyFault};
pub use names::Names;
pub use place::{Account, At, WholeBucket};
pub use region::{Region, RegionError};
pub use scope::KeyScope;
pub use segment::{AsSegment, Segment, SegmentError, SegmentFault};
pub use template::{FolderTemplate, KeyTemplate};

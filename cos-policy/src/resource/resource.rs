use std::fmt;

use super::bucket::Bucket;
use super::key::{Folder, Key};

/// What a statement is about.
///
/// [`Display`](fmt::Display) writes the six segments of the policy language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Resource {
    /// Every resource: `*`.
    Any,
    /// A bucket itself: `.../<bucket>/`.
    Bucket(Bucket),
    /// Everything in a bucket: `.../<bucket>/*`.
    Whole(Bucket),
    /// Everything in a folder: `.../<bucket>/<folder>/*`.
    Folder(Bucket, Folder),
    /// One object: `.../<bucket>/<key>`.
    Object(Bucket, Key),
}

impl Resource {
    /// The text in three pieces, so that a writer copies each once.
    pub(crate) fn pieces(&self) -> [&str; 3] {
        match self {
            Self::Any => ["", "", "*"],
            Self::Bucket(bucket) => [bucket.root(), "", ""],
            Self::Whole(bucket) => [bucket.root(), "", "*"],
            Self::Folder(bucket, folder) => [bucket.root(), folder.prefix(), "*"],
            Self::Object(bucket, key) => [bucket.root(), key.as_str(), ""],
        }
    }
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces().iter().try_for_each(|piece| f.write_str(piece))
    }
}

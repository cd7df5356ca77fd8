use crate::resource::{At, Bucket, Folder, Key};
use crate::sealed::Sealed;

use super::pin::Pin;

/// Where a form uploads to: a key of a bucket, or a folder, below which the browser chooses the key.
#[diagnostic::on_unimplemented(
    message = "a form does not upload to `{Self}`",
    label = "expected a key or a folder of a bucket: `bucket.at(key!(\"photos/{{user}}/*\"))`"
)]
pub trait FormPlace: Sealed {
    #[doc(hidden)]
    fn pinned(self) -> (Bucket, Pin);
}

impl FormPlace for At<'_, Key> {
    fn pinned(self) -> (Bucket, Pin) {
        (self.bucket.clone(), Pin::Exact(self.key.as_str().to_owned()))
    }
}

/// The prefix ends with a slash, so that `alice/` never reaches `alice2`.
impl FormPlace for At<'_, Folder> {
    fn pinned(self) -> (Bucket, Pin) {
        (self.bucket.clone(), Pin::StartsWith(self.key.prefix().to_owned()))
    }
}

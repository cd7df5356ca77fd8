use crate::sealed::Sealed;

use super::bucket::Bucket;

/// Every resource of the account, written `*`.
///
/// Service-level actions such as `GetService` take no other resource (598/57092). A `deny` takes it for any action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account;

/// A key or a folder of a bucket; made by [`Bucket::at`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At<K> {
    bucket: Bucket,
    key: K,
}

impl<K> At<K> {
    pub(super) fn new(bucket: Bucket, key: K) -> Self {
        Self { bucket, key }
    }

    pub(crate) fn into_parts(self) -> (Bucket, K) {
        (self.bucket, self.key)
    }
}

/// Everything in a bucket; made by [`Bucket::whole`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeBucket {
    bucket: Bucket,
}

impl WholeBucket {
    pub(super) fn new(bucket: Bucket) -> Self {
        Self { bucket }
    }

    pub(crate) fn into_bucket(self) -> Bucket {
        self.bucket
    }
}

impl Sealed for Account {}
impl<K> Sealed for At<K> {}
impl Sealed for WholeBucket {}
impl Sealed for Bucket {}
impl Sealed for &Bucket {}
impl Sealed for &&Bucket {}

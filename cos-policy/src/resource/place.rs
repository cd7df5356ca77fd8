use crate::sealed::Sealed;

use super::bucket::Bucket;

/// Every resource of the account, written `*`.
///
/// Service-level actions such as `GetService` take no other resource (598/57092). A `deny` takes it for any action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Account;

/// A key or a folder of a bucket; made by [`Bucket::at`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At<'b, K> {
    pub(crate) bucket: &'b Bucket,
    pub(crate) key: K,
}

/// Everything in a bucket; made by [`Bucket::whole`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WholeBucket<'b> {
    pub(crate) bucket: &'b Bucket,
}

impl Sealed for Account {}
impl<K> Sealed for At<'_, K> {}
impl Sealed for WholeBucket<'_> {}
impl Sealed for Bucket {}
impl Sealed for &Bucket {}
impl Sealed for &&Bucket {}

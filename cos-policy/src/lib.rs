//! Policies for temporary keys of Tencent Cloud COS, as code.

mod deliberate;
mod effect;
mod macros;
mod nonempty;
mod percent;
mod policy;
mod sealed;
mod text;

pub mod action;
pub mod condition;
pub mod resource;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use deliberate::{Deliberate, deliberately};
pub use effect::Effect;
pub use policy::{ActionList, Policy, Statement, builder};
pub use resource::{
    AsSegment, Bucket, BucketError, Folder, Key, KeyError, KeyScope, Region, RegionError, Segment, SegmentError,
};

/// 1,024 bytes.
pub const KIB: u64 = 1 << 10;
/// 1,024 [`KIB`].
pub const MIB: u64 = 1 << 20;
/// 1,024 [`MIB`].
pub const GIB: u64 = 1 << 30;

//! Scopes keep holders apart: two of one struct in `scopes`, several structs together in `sets`.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use cos_policy::{Bucket, Region};

mod scopes;
mod sets;

#[path = "../../../cos-policy-derive/src/template.rs"]
#[expect(dead_code, reason = "the derive calls the rest")]
mod template;

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

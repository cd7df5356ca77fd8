use cos_policy::{Bucket, KeyScope, Policy, Segment, action};

#[derive(KeyScope)]
#[key("{a}/{b}/{c}/{d}/{e}/{f}/{g}/*")]
pub struct Deep {
    a: Segment,
    b: Segment,
    c: Segment,
    d: Segment,
    e: Segment,
    f: Segment,
    g: Segment,
}

pub fn policy(bucket: Bucket, scope: Deep) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: this key can have 904 bytes, more than 850: a placeholder counts 128
//~ token: "{a}/{b}/{c}/{d}/{e}/{f}/{g}/*"
//~ label:

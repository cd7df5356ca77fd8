use cos_policy::{Bucket, KeyScope, Policy, Segment, action};

#[derive(KeyScope)]
#[key(template = "app/{user}/*")]
pub struct Own {
    user: Segment,
}

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: expected a text or `crate = ".."`, or before a struct that is a segment `reserved("..")`
//~ token: template
//~ label:

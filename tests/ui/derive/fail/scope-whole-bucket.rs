use cos_policy::{Bucket, KeyScope, Policy, action};

#[derive(KeyScope)]
#[key("*")]
pub struct All;

pub fn policy(bucket: Bucket, scope: All) -> Policy {
    Policy::builder().allow(action::GetBucket).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: this is the whole bucket: name a folder (`photos/*`), or grant `bucket.whole()` deliberately
//~ token: "*"
//~ label:

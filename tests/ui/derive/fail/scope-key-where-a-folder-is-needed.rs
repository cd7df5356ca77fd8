use cos_policy::{Bucket, KeyScope, Policy, Segment, action};

#[derive(KeyScope)]
#[key("app/{user}.jpg")]
pub struct Own {
    user: Segment,
}

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetBucket).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: `GetBucket` does not act on a single object
//~ token: bucket.at(scope)
//~ label: `GetBucket` cannot be granted on a single object

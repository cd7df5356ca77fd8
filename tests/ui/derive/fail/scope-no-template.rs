use cos_policy::{Bucket, KeyScope, Policy, Segment, action};

#[derive(KeyScope)]
pub struct Own {
    user: Segment,
}

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetBucket).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: say where the scope is: `#[key("app/files/{user}/*")]` before the struct
//~ token: Own
//~ label:

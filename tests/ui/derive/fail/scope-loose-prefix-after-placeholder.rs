use cos_policy::{Bucket, KeyScope, Policy, Segment, action};

#[derive(KeyScope)]
#[key("avatar/{user}*")]
pub struct Own {
    user: Segment,
}

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetBucket).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: `avatar/{user}*` is a loose prefix: it also reaches `avatar/{user}2` and `avatar/{user}-old/..`; a folder ends with a slash and the star: `avatar/{user}/*`
//~ token: "avatar/{user}*"
//~ label:

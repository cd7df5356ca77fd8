use cos_policy::{Bucket, KeyScope, Policy, action};

#[derive(KeyScope)]
#[key("app/files*")]
pub struct Files;

pub fn policy(bucket: Bucket, scope: Files) -> Policy {
    Policy::builder().allow(action::GetBucket).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: `app/files*` is a loose prefix: it also reaches `app/files2` and `app/files-old/..`; a folder ends with a slash and the star: `app/files/*`
//~ token: "app/files*"
//~ label:

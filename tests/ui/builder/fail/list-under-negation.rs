use cos_policy::{action, key, Bucket, Policy};
use cos_policy::condition::{acl, Acl};
pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder()
        .deny(action::PutObject)
        .on(bucket.at(key!("photos/*")))
        .when(acl().is_not([Acl::Private, Acl::Default]).or_absent())
        .build()
}

fn main() {}

//~ message: `[cos_policy::condition::Acl; 2]` is not a checked value for this condition key
//~ token: [Acl::Private, Acl::Default]
//~ label: make it a value of the key's own type first

use cos_policy::{action, key, Bucket, Policy};
use cos_policy::condition::{acl, content_length, Acl};
pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder()
        .deny(action::PutObject)
        .on(bucket.at(key!("photos/*")))
        .when(acl().is_not(Acl::Private).or_absent())
        .when(content_length().greater_than(5).or_absent())
        .build()
}

fn main() {}

//~ message: this deny has its condition already
//~ token: when
//~ label: write another `deny` statement for this condition

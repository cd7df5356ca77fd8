use cos_policy::{action, key, Bucket, Policy};
use cos_policy::condition::content_length;
pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder()
        .allow((action::PutObject, action::GetObject))
        .on(bucket.at(key!("photos/*")))
        .when(content_length().at_most(5))
        .build()
}

fn main() {}

//~ message: `GetObject` requests do not carry this condition key
//~ token: content_length().at_most(5)
//~ label: not carried by `GetObject`: give `GetObject` a statement of its own

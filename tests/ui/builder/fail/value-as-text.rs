use cos_policy::{action, key, Bucket, Policy};
use cos_policy::condition::content_type;
pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder().allow(action::PutObject).on(bucket.at(key!("photos/*"))).when(content_type().is("image/png")).build()
}

fn main() {}

//~ message: `&str` is not a checked value for this condition key
//~ token: "image/png"
//~ label: make it a value of the key's own type first

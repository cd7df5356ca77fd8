use cos_policy::{action, key, Bucket, Policy};
use cos_policy::condition::content_type;
pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder().allow(action::PutObject).on(bucket.at(key!("photos/*"))).when(content_type().like("image/*")).build()
}

fn main() {}

//~ message: `&str` is not a checked pattern for this condition key
//~ token: "image/*"
//~ label: make it a pattern of the key's own type first

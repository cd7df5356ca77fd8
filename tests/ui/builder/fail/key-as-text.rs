use cos_policy::{action, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at("photos/*")).build()
}

fn main() {}

//~ message: `&str` is not a key or a folder
//~ token: "photos/*"
//~ label: expected a key or a folder, such as `key!("photos/{user}/*")`

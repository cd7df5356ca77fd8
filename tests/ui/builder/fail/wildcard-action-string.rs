use cos_policy::{key, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder().allow("name/cos:*").on(bucket.at(key!("photos/*"))).build()
}

fn main() {}

//~ message: `&str` is not an action that can be granted
//~ token: "name/cos:*"
//~ label: not an action that can be granted

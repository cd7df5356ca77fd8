use cos_policy::{action, key, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder().allow(action::ALL).on(bucket.at(key!("photos/*"))).build()
}

fn main() {}

//~ message: `AllActions` is not an action that can be granted
//~ token: action::ALL
//~ label: not an action that can be granted

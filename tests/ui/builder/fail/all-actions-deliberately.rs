use cos_policy::{action, deliberately, key, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder().allow(deliberately(action::ALL, "why")).on(bucket.at(key!("photos/*"))).build()
}

fn main() {}

//~ message: `AllActions` is not an action that can be granted
//~ token: allow
//~ label: not an action that can be granted

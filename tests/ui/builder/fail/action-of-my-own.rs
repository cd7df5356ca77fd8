use cos_policy::{key, Bucket, Policy};

pub struct Everything;

pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder().allow(Everything).on(bucket.at(key!("photos/*"))).build()
}

fn main() {}

//~ message: `Everything` is not an action that can be granted
//~ token: Everything
//~ label: not an action that can be granted

use cos_policy::{Bucket, Policy, key};

pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder().allow(()).on(bucket.at(key!("photos/*"))).build()
}

fn main() {}

//~ message: `()` is not an action that can be granted
//~ token: ()
//~ label: not an action that can be granted

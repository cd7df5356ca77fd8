use cos_policy::{action, key, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder().allow(action::GetObject).allow(action::PutObject).on(bucket.at(key!("photos/*"))).build()
}

fn main() {}

//~ message: this statement has no resource yet
//~ token: allow
//~ label: call `.on(..)` first: `.on(bucket.at(key!("photos/*")))`

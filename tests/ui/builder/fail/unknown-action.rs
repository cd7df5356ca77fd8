use cos_policy::{action, key, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder().allow(action::PutObjet).on(bucket.at(key!("photos/*"))).build()
}

fn main() {}

//~ message: cannot find value `PutObjet` in module `action`
//~ token: PutObjet
//~ label:

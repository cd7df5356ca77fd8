use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        deny * on "a/*";
    }
}

fn main() {}

//~ message: `*` is written `deny ALL`
//~ token: *
//~ label:

use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket { allow GetObject on "a/*"; }
    }
}

fn main() {}

//~ message: expected `;` at the end of the bucket
//~ token: {
//~ label:

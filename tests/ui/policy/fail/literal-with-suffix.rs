use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*"x;
    }
}

fn main() {}

//~ message: a literal without a suffix is expected
//~ token: "a/*"x
//~ label:

use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        in bucket;
        allow GetObject on "a/*";
    }
}

fn main() {}

//~ message: this block has no statement
//~ token: in
//~ label:

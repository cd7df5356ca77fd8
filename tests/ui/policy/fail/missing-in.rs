use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        bucket;
        allow GetObject on "a/*";
    }
}

fn main() {}

//~ message: expected a statement (`allow ..` or `deny ..`), a block (`in bucket;`) or statements made elsewhere (`..statements;`)
//~ token: bucket
//~ label:

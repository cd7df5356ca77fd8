use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "a/*", bucket;
    }
}

fn main() {}

//~ message: `GetObject` does not act on the bucket itself
//~ token: bucket
//~ label: `GetObject` cannot be granted on the bucket itself

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on bucket;
    }
}

fn main() {}

//~ message: `GetObject` does not act on the bucket itself
//~ token: bucket
//~ label: `GetObject` cannot be granted on the bucket itself

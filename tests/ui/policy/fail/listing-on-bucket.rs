use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetBucket on bucket;
    }
}

fn main() {}

//~ message: `GetBucket` does not act on the bucket itself
//~ token: bucket
//~ label: `GetBucket` cannot be granted on the bucket itself

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow HeadBucket on bucket.whole() deliberately "why not";
    }
}

fn main() {}

//~ message: `HeadBucket` does not act on what a bucket holds
//~ token: bucket
//~ label: `HeadBucket` cannot be granted on the objects of a bucket

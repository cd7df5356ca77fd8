use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow HeadBucket on "a/*", "b/*";
    }
}

fn main() {}

//~ message: `HeadBucket` does not act on a folder
//~ token: "a/*"
//~ label: `HeadBucket` cannot be granted on a folder

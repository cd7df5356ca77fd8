use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow HeadBucket on "photos/*";
    }
}

fn main() {}

//~ message: `HeadBucket` does not act on a folder
//~ token: "photos/*"
//~ label: `HeadBucket` cannot be granted on a folder

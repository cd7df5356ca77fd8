use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow HeadBucket on "photos/cat.jpg";
    }
}

fn main() {}

//~ message: `HeadBucket` does not act on a single object
//~ token: "photos/cat.jpg"
//~ label: `HeadBucket` cannot be granted on a single object

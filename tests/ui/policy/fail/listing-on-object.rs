use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetBucket on "photos/cat.jpg";
    }
}

fn main() {}

//~ message: `GetBucket` does not act on a single object
//~ token: "photos/cat.jpg"
//~ label: `GetBucket` cannot be granted on a single object

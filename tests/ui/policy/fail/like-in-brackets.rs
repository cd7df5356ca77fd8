use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when (content_type like "image/*");
    }
}

fn main() {}

//~ message: conditions stand without brackets
//~ token: (content_type like "image/*")
//~ label:

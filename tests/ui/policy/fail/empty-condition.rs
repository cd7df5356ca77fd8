use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when content_length <= 5,, content_length >= 1;
    }
}

fn main() {}

//~ message: expected a condition before the comma
//~ token: ,
//~ label:

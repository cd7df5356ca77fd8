use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" unless content_length > 5;
    }
}

fn main() {}

//~ message: conditions start with `when`
//~ token: unless
//~ label:

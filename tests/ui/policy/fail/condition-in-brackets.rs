use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when (content_length <= 5);
    }
}

fn main() {}

//~ message: conditions stand without brackets
//~ token: (content_length <= 5)
//~ label:

use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when content_length =< 5;
    }
}

fn main() {}

//~ message: at most is written `<=`
//~ token: =
//~ label:

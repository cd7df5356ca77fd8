use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject to "a/*";
    }
}

fn main() {}

//~ message: expected `,` or `on` before `to`
//~ token: to
//~ label:

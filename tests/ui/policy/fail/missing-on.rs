use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject "a/*";
    }
}

fn main() {}

//~ message: expected `,` or `on` before `"a/*"`
//~ token: "a/*"
//~ label:

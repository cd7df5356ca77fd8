use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow (PutObject, GetObject) on "a/*";
    }
}

fn main() {}

//~ message: the actions stand without brackets: `GetObject, HeadObject`
//~ token: (
//~ label:

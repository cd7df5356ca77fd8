use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow deliberately(PutBucketACL, "why") on bucket;
    }
}

fn main() {}

//~ message: in `policy!`, a reason stands at the end of the statement: `deliberately "why"`
//~ token: deliberately
//~ label:

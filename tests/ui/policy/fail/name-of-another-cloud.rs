use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow ListObjects on "a/*";
    }
}

fn main() {}

//~ message: COS has no `ListObjects`: listing is `GetBucket`
//~ token: ListObjects
//~ label:

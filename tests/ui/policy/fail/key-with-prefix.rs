use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when cos:content_type == "image/png";
    }
}

fn main() {}

//~ message: `cos` is no condition key
//~ token: :
//~ label:

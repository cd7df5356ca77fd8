use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when content_type in "image/png", "image/jpeg";
    }
}

fn main() {}

//~ message: a list is written in brackets: `in ["image/png", "image/jpeg"]`
//~ token: "image/png"
//~ label:

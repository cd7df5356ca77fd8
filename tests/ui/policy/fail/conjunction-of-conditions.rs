use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when content_length <= 5 && content_type == "image/png";
    }
}

fn main() {}

//~ message: conditions are separated by `,`; all of them must hold
//~ token: &
//~ label:

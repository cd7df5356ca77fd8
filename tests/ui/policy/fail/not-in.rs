use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when content_type not in ["image/png"];
    }
}

fn main() {}

//~ message: `content_type` has no `not`: it takes `==`, `!=`, `like`, `in [..]`
//~ token: not
//~ label:

use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when content_type <= "image/png";
    }
}

fn main() {}

//~ message: `content_type` has no `<=`: it takes `==`, `!=`, `like`, `in [..]`
//~ token: <
//~ label:

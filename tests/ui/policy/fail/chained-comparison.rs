use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when 1 <= content_length <= 5;
    }
}

fn main() {}

//~ message: a condition starts with its key: `content_length <= 5 * MIB`
//~ token: <
//~ label:

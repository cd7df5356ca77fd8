use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when 5 >= content_length;
    }
}

fn main() {}

//~ message: a condition starts with its key: `content_length <= 5 * MIB`
//~ token: >
//~ label:

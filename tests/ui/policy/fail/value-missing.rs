use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when content_length <= ;
    }
}

fn main() {}

//~ message: say what `content_length` is compared with
//~ token: <
//~ label:

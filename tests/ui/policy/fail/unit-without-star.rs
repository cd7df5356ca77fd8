use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when content_length <= 5 mib;
    }
}

fn main() {}

//~ message: expected `,` or `;` before `mib`
//~ token: mib
//~ label:

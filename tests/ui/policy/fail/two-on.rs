use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" on "b/*";
    }
}

fn main() {}

//~ message: expected `,`, `when` or `;` before `on`
//~ token: on
//~ label:

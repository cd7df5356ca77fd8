use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*",
        allow GetObject on "a/*";
    }
}

fn main() {}

//~ message: expected `,`, `when` or `;` before `GetObject`
//~ token: GetObject
//~ label:

use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        deny GetObject on "a/*" when source_ip in [];
    }
}

fn main() {}

//~ message: no value is in an empty list: name the values
//~ token: []
//~ label:

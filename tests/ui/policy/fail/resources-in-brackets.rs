use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on ["a/*", "b/*"];
    }
}

fn main() {}

//~ message: the resources stand without brackets: `"a/*", "b/*"`
//~ token: [
//~ label:

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        deny ALL on bucket.whole() when secure_transport == false;
    }
}

fn main() {}

//~ message: `AllActions` cannot have a condition
//~ token: secure_transport
//~ label: list the actions that this condition is about

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/{user}/*";
    }
}

fn main() {}

//~ message: cannot find value `user` in this scope
//~ token: "photos/{user}/*"
//~ label: not found in this scope

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on bucket.whole() deliberately "";
    }
}

fn main() {}

//~ message: say why in words
//~ token: ""
//~ label:

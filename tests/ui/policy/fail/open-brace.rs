use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/{user/*";
    }
}

fn main() {}

//~ message: a placeholder is written `{name}`, with both braces
//~ token: "photos/{user/*"
//~ label:

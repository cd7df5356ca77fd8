use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket, kind: &str) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when content_type == kind;
    }
}

fn main() {}

//~ message: `&str` is not a checked value for this condition key
//~ token: kind
//~ label: make it a value of the key's own type first

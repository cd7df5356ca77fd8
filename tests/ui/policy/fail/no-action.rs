use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow on "photos/*";
    }
}

fn main() {}

//~ message: name the actions: `allow GetObject, HeadObject on ..`
//~ token: allow
//~ label:

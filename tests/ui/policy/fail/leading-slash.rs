use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "/photos/*";
    }
}

fn main() {}

//~ message: a key does not start with `/`: clients drop it, and the grant would match nothing
//~ token: "/photos/*"
//~ label:

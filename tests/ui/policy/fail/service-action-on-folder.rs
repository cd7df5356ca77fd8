use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetService on "photos/*";
    }
}

fn main() {}

//~ message: `GetService` does not act on a folder
//~ token: "photos/*"
//~ label: `GetService` cannot be granted on a folder

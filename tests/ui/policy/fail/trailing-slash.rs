use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/";
    }
}

fn main() {}

//~ message: `photos/` is neither an object nor a folder: a folder is written `photos/*`
//~ token: "photos/"
//~ label:

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetBucket on "photos/*" when prefix == "photos/*";
    }
}

fn main() {}

//~ message: a star is compared as text here: everything below a folder is `prefix like "photos/*"`
//~ token: "photos/*"
//~ label:

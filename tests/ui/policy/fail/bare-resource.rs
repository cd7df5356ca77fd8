use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on *;
    }
}

fn main() {}

//~ message: `*` is every object of every bucket: name a folder, such as `"photos/*"`; service-level actions are granted on `account`
//~ token: *
//~ label:

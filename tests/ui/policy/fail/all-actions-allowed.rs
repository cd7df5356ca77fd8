use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow ALL on "photos/*";
    }
}

fn main() {}

//~ message: `ALL` is for `deny` alone: name the actions, such as `GetObject, PutObject`
//~ token: ALL
//~ label:

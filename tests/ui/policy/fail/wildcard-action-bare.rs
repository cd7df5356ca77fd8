use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow * on "photos/*";
    }
}

fn main() {}

//~ message: `*` grants every action, deleting and re-authorising the bucket included: name the actions, such as `GetObject, PutObject`
//~ token: *
//~ label:

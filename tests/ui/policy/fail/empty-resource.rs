use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on;
    }
}

fn main() {}

//~ message: name the resource: a folder (`"photos/*"`), an object (`"photos/cat.jpg"`) or `bucket`
//~ token: on
//~ label:

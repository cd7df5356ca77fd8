use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on format!("photos/{}/*", 1);
    }
}

fn main() {}

//~ message: `String` is not a resource
//~ token: format!("photos/{}/*", 1)
//~ label: expected a resource, such as `bucket.at(key!("photos/*"))`

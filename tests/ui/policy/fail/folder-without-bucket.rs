use cos_policy::{Bucket, Folder, Policy, policy};

pub fn policy(bucket: Bucket, folder: Folder) -> Policy {
    policy! {
        in bucket;
        allow GetObject on folder;
    }
}

fn main() {}

//~ message: `Folder` is not a resource
//~ token: folder
//~ label: expected a resource, such as `bucket.at(key!("photos/*"))`

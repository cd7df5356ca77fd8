use cos_policy::{action, key, Bucket, Policy};

pub fn policy(bucket: Bucket, path: &str) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(key!(path))).build()
}

fn main() {}

//~ message: `key!` takes a literal, such as `key!("photos/{user}/*")`; text known at run time goes through `Key::parse` or `Folder::parse`
//~ token: path
//~ label:

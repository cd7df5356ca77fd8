use cos_policy::form::{PostPolicy, WantsContentType, WantsLength};
use cos_policy::Bucket;

pub fn form(bucket: &Bucket, file_name: &str) -> PostPolicy<WantsLength, WantsContentType> {
    PostPolicy::to(bucket.at(file_name))
}

fn main() {}

//~ message: `&str` is not a key or a folder
//~ token: file_name
//~ label: expected a key or a folder, such as `key!("photos/{user}/*")`

use cos_policy::form::{PostPolicy, WantsContentType, WantsLength};
use cos_policy::{key, Bucket};

pub fn form(bucket: &Bucket) -> PostPolicy<WantsLength, WantsContentType> {
    PostPolicy::to(bucket.at(key!("photos/alice*")))
}

fn main() {}

//~ message: `photos/alice*` is a loose prefix: it also reaches `photos/alice2` and `photos/alice-old/..`; a folder ends with a slash and the star: `photos/alice/*`
//~ token: "photos/alice*"
//~ label:

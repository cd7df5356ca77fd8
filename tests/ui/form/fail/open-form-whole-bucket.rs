use cos_policy::form::{PostPolicy, WantsContentType, WantsLength};
use cos_policy::Bucket;

pub fn form(bucket: &Bucket) -> PostPolicy<WantsLength, WantsContentType> {
    PostPolicy::to(bucket.whole())
}

fn main() {}

//~ message: a form does not upload to `cos_policy::resource::WholeBucket<'_>`
//~ token: bucket.whole()
//~ label: expected a key or a folder of a bucket: `bucket.at(key!("photos/{user}/*"))`

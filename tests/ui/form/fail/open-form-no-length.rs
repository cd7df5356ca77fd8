use cos_policy::condition::MediaType;
use cos_policy::form::{FormError, PostForm, PostPolicy};
use cos_policy::{key, sts::TemporaryKey, Bucket};
use std::time::SystemTime;

pub fn form(bucket: &Bucket, key: &TemporaryKey) -> Result<PostForm, FormError> {
    let open = PostPolicy::to(bucket.at(key!("a.png"))).content_type(MediaType::from_static("image/png"));
    open.sign(key, SystemTime::now())
}

fn main() {}

//~ message: this form takes files of any length
//~ token: sign
//~ label: call `.length(..)` first: `.length(1..=5 * MIB)`

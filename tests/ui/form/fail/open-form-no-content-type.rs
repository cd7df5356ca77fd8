use cos_policy::form::{FormError, PostForm, PostPolicy};
use cos_policy::{key, sts::TemporaryKey, Bucket, MIB};
use std::time::SystemTime;

pub fn form(bucket: &Bucket, key: &TemporaryKey) -> Result<PostForm, FormError> {
    PostPolicy::to(bucket.at(key!("a.png"))).length(1..=MIB).sign(key, SystemTime::now())
}

fn main() {}

//~ message: this form takes files of any content type
//~ token: sign
//~ label: call `.content_type(..)` first: `.content_type(MediaType::from_static("image/jpeg"))`

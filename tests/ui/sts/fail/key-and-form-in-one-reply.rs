use std::time::SystemTime;

use cos_policy::condition::MediaType;
use cos_policy::form::{FormError, PostForm, PostPolicy};
use cos_policy::sts::{Issued, Reply};
use cos_policy::{Bucket, Key, MIB};

pub struct Both {
    pub form: PostForm,
    pub reply: Reply,
}

pub fn both<R, S>(issued: Issued<R, S>, bucket: &Bucket, key: &Key, now: SystemTime) -> Result<Both, FormError> {
    let form = PostPolicy::to(bucket.at(key))
        .length(1..=MIB)
        .content_type(MediaType::from_static("image/jpeg"))
        .sign(&issued.into_key(), now)?;
    Ok(Both { form, reply: issued.into_reply(bucket) })
}

fn main() {}

//~ message: use of moved value: `issued`
//~ token: issued
//~ label: value used here after move

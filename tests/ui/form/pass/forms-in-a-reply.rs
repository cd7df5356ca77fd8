use cos_policy::condition::MediaType;
use cos_policy::form::{FormError, MediaPrefix, PostForm, PostPolicy};
use cos_policy::sts::{PermanentKey, TemporaryKey};
use cos_policy::{Bucket, Folder, MIB, key};
use serde::Serialize;
use std::time::SystemTime;

#[derive(Serialize)]
pub struct Reply<'r> {
    user: &'r str,
    form: PostForm,
}

pub fn one(bucket: &Bucket, key: &TemporaryKey, user: u64, now: SystemTime) -> Result<PostForm, FormError> {
    let png = MediaType::from_static("image/png");
    PostPolicy::to(bucket.at(key!("avatars/{user}.png"))).content_type(png).length(1..=MIB).sign(key, now)
}

pub fn half(bucket: &Bucket, folder: &Folder) -> PostPolicy {
    PostPolicy::to(bucket.at(folder)).length(1..=MIB).content_type(MediaPrefix::Image)
}

pub fn reply<'r>(half: PostPolicy, key: &PermanentKey, user: &'r str) -> Result<Reply<'r>, FormError> {
    Ok(Reply { user, form: half.sign(key, SystemTime::now())? })
}

fn main() {}

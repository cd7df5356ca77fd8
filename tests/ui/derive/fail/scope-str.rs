use cos_policy::{Bucket, KeyScope, Policy, action};

#[derive(KeyScope)]
#[key("app/{user}/{user}.jpg")]
pub struct Own<'a> {
    user: &'a str,
}

pub fn policy(bucket: Bucket, scope: Own<'_>) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: `&'a str` is not a checked segment and cannot fill a placeholder
//~ token: &'a str
//~ label: `&'a str` fills a placeholder here

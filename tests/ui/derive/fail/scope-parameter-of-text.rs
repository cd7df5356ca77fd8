use cos_policy::{Bucket, KeyScope, Policy, action};

#[derive(KeyScope)]
#[key("app/{user}/*")]
pub struct Own<U> {
    user: U,
}

pub fn policy(bucket: Bucket, scope: Own<String>) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: `String` is not a checked segment and cannot fill a placeholder
//~ token: at
//~ label: `String` fills a placeholder here

use cos_policy::{Bucket, KeyScope, Policy, action};

#[derive(KeyScope)]
#[key("app/{user}/*")]
pub struct Own {
    user: String,
}

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: `String` is not a checked segment and cannot fill a placeholder
//~ token: String
//~ label: `String` fills a placeholder here

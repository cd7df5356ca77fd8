use cos_policy::{Bucket, KeyScope, Policy, action};

#[derive(KeyScope)]
#[key("app/files/*")]
pub enum Place {
    Files,
}

pub fn policy(bucket: Bucket, scope: Place) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: a scope is a struct: write one for each place
//~ token: enum
//~ label:

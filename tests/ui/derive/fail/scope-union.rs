use cos_policy::{Bucket, KeyScope, Policy, action};

#[derive(KeyScope)]
#[key("app/{user}/*")]
pub union Own {
    user: u64,
}

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: a scope is a struct with named fields
//~ token: union
//~ label:

use cos_policy::{Bucket, KeyScope, Policy, action};

#[derive(KeyScope)]
#[key("app/{day}/*")]
pub struct Day {
    day: i64,
}

pub fn policy(bucket: Bucket, scope: Day) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: `i64` is not a checked segment and cannot fill a placeholder
//~ token: i64
//~ label: `i64` fills a placeholder here

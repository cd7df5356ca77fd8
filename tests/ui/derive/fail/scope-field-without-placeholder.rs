use cos_policy::{Bucket, KeyScope, Policy, Segment, action};

#[derive(KeyScope)]
#[key("app/shared/*")]
pub struct Own {
    user: Segment,
}

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: no placeholder `{user}` in the template: scopes that differ in this field alone would be one place
//~ token: user
//~ label:

use cos_policy::{Bucket, KeyScope, Policy, Segment, action};

#[derive(KeyScope)]
#[key("app/{user}/*")]
pub struct Own {
    user: Segment,
    album: Segment,
}

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetBucket).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: no placeholder `{album}` in the template: scopes that differ in this field alone would be one place
//~ token: album
//~ label:

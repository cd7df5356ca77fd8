use cos_policy::{Bucket, KeyScope, Policy, action};

#[derive(KeyScope)]
#[key("app/{user.id}/*")]
pub struct Own;

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetBucket).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: no field `user.id` to fill the placeholder `{user.id}`
//~ token: "app/{user.id}/*"
//~ label:

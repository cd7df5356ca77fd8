use cos_policy::{action, key, Bucket, Policy, Segment};

pub fn policy(bucket: Bucket, user: Segment) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(key!("photos/*", user = user))).build()
}

fn main() {}

//~ message: no placeholder `{user}` in the key
//~ token: user
//~ label:

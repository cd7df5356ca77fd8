use cos_policy::{Bucket, KeyScope, Policy, Segment, action};

#[derive(KeyScope)]
pub struct Own {
    #[key("app/{user}/*")]
    user: Segment,
}

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: the template stands before the struct
//~ token: key
//~ label:

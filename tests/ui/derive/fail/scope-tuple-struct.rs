use cos_policy::{Bucket, KeyScope, Policy, Segment, action};

#[derive(KeyScope)]
#[key("app/files/*")]
pub struct Own(Segment);

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: a scope has named fields: its placeholders are their names
//~ token: (Segment)
//~ label:

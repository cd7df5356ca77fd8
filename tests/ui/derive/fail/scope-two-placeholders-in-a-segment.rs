use cos_policy::{Bucket, KeyScope, Policy, Segment, action};

#[derive(KeyScope)]
#[key("app/{user}-{album}.jpg")]
pub struct Own {
    user: Segment,
    album: Segment,
}

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: `{user}-{album}.jpg` is ambiguous: two placeholders in one segment let different values make the same key; put a slash between them
//~ token: "app/{user}-{album}.jpg"
//~ label:

use cos_policy::{Bucket, KeyScope, Policy, action};

#[derive(KeyScope)]
#[key("app/{0}/*")]
pub struct Own;

pub fn policy(bucket: Bucket, scope: Own) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.at(scope)).build()
}

fn main() {}

//~ message: `{0}` is no placeholder: write the name of a variable or a field, as in `{user}` and `{user.id}`
//~ token: "app/{0}/*"
//~ label:

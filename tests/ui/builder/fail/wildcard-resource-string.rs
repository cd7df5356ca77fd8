use cos_policy::{action, Policy};

pub fn policy() -> Policy {
    Policy::builder().allow(action::GetObject).on("*").build()
}

fn main() {}

//~ message: `&str` is not a resource
//~ token: "*"
//~ label: expected a resource, such as `bucket.at(key!("photos/*"))`

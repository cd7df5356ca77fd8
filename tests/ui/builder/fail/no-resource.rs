use cos_policy::{action, Policy};

pub fn policy() -> Policy {
    Policy::builder().allow(action::GetObject).build()
}

fn main() {}

//~ message: this statement has no resource yet
//~ token: build
//~ label: call `.on(..)` first: `.on(bucket.at(key!("photos/*")))`

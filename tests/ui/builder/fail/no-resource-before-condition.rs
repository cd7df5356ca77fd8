use cos_policy::{action, condition::content_length, Policy};

pub fn policy() -> Policy {
    Policy::builder().allow(action::PutObject).when(content_length().at_most(5)).build()
}

fn main() {}

//~ message: this statement has no resource yet
//~ token: when
//~ label: call `.on(..)` first: `.on(bucket.at(key!("photos/*")))`

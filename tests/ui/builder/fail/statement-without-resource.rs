use cos_policy::{Statement, action};

pub fn statement() -> Statement {
    Statement::allow(action::GetObject).build()
}

fn main() {}

//~ message: this statement has no resource yet
//~ token: build
//~ label: call `.on(..)` first: `.on(bucket.at(key!("photos/*")))`

use cos_policy::{Policy, Statement, policy};

pub fn policy(statement: Statement) -> Policy {
    policy! {
        ..statement;
    }
}

fn main() {}

//~ message: there may be none of these statements, and a policy has at least one: use `Policy::from_statements(..)`, which is optional, or write a statement here
//~ token: .
//~ label:

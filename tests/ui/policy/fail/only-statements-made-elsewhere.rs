use cos_policy::{policy, Policy, Statement};

pub fn policy(statements: Vec<Statement>) -> Policy {
    policy! {
        ..statements;
    }
}

fn main() {}

//~ message: there may be none of these statements, and a policy has at least one: use `Policy::from_statements(..)`, which is optional, or write a statement here
//~ token: .
//~ label:

use cos_policy::{Policy, policy};

pub fn policy() -> Policy {
    policy! {
        allow GetService on account;
    }
}

use cos_policy::{policy, Policy};

pub fn policy() -> Policy {
    policy! {
        allow CreateJob on account;
    }
}

fn main() {}

//~ message: `CreateJob` can take over the bucket or its data
//~ token: CreateJob
//~ label: if it is meant, say why: `deliberately(CreateJob, "why")`

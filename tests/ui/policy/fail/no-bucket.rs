use cos_policy::{policy, Policy};

pub fn policy() -> Policy {
    policy! {
        allow GetObject on "photos/*";
    }
}

fn main() {}

//~ message: which bucket is this in? start the policy with `in bucket;`
//~ token: "photos/*"
//~ label:

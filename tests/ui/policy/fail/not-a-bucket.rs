use cos_policy::{policy, Policy};

pub fn policy() -> Policy {
    policy! {
        in "examplebucket";
        allow GetObject on "photos/*";
    }
}

fn main() {}

//~ message: mismatched types
//~ token: "examplebucket"
//~ label: expected `&Bucket`, found `&&str`

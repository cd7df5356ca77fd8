use cos_policy::{policy, Policy};

pub fn policy() -> Policy {
    policy! {

    }
}

fn main() {}

//~ message: a policy has at least one statement, such as `allow GetObject on "photos/*";`
//~ token: policy! {  }
//~ label:

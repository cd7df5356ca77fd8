use cos_policy::Policy;

pub fn policy() -> Policy {
    Policy("{}".to_owned())
}

fn main() {}

//~ message: expected function, tuple struct or tuple variant, found struct `Policy`
//~ token: Policy("{}".to_owned())
//~ label:

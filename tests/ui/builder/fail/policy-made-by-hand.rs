use cos_policy::Policy;

pub fn policy() -> Policy {
    Policy { statements: Vec::new() }
}

fn main() {}

//~ message: cannot construct `Policy` with struct literal syntax due to private fields
//~ token: Policy
//~ label:

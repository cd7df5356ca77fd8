use cos_policy::Policy;

pub fn policy() -> Policy {
    Policy { statements: Vec::new() }
}

fn main() {}

//~ message: field `statements` of struct `Policy` is private
//~ token: statements
//~ label: private field

use cos_policy::Policy;

pub fn policy() -> Policy {
    Policy::builder().build()
}

fn main() {}

//~ message: this policy has no statement
//~ token: build
//~ label: add one first: `.allow(..).on(..)`

use cos_policy::Scenarios;

pub fn table(other: Scenarios) -> Scenarios {
    Scenarios { https_only: false, ..other }
}

fn main() {}

//~ message: fields `rows` and `https_only` of struct `Scenarios` are private
//~ token: https_only: false
//~ label: private field

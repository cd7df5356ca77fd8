use cos_policy::{Scenarios, scenarios};

pub fn table() -> Scenarios {
    scenarios! {
        in "examplebucket";
                 GetObject;
        "a/*" => yes;
    }
}

fn main() {}

//~ message: mismatched types
//~ token: "examplebucket"
//~ label: expected `&Bucket`, found `&&str`

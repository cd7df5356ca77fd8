use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        assuming https_only
        in bucket;
                 GetObject;
        "a/*" => yes;
    }
}

fn main() {}

//~ message: expected `;` at the end of the assumption
//~ token: in
//~ label:

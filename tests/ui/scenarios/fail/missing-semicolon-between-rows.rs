use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject  PutObject;
        "a/*" => yes        no
        "b/*" => no         yes;
    }
}

fn main() {}

//~ message: expected `;` at the end of the row
//~ token: "b/*"
//~ label:

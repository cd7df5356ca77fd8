use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
                 GetObject;
        "a/*" => yes;
        in bucket;
    }
}

fn main() {}

//~ message: which bucket is this in? start the table with `in bucket;`
//~ token: "a/*"
//~ label:

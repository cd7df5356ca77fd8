use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
        in bucket;
        GetObject;
        "a/*" => yes;
    }
}

fn main() {}

//~ message: this block has no row
//~ token: in
//~ label:

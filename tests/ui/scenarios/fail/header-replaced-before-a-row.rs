use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
        GetObject PutObject;
        HeadObject;
        "a/*" => yes;
    }
}

fn main() {}

//~ message: this header has no row
//~ token: GetObject
//~ label:

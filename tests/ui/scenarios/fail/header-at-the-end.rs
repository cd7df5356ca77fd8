use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
        HeadObject;
        "a/*" => yes;
        PutObject;
    }
}

fn main() {}

//~ message: this header has no row
//~ token: PutObject
//~ label:

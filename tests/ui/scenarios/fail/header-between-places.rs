use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
        GetObject;
        "a/*" PutObject => yes;
    }
}

fn main() {}

//~ message: expected `,` or `=>` behind the place
//~ token: PutObject
//~ label:

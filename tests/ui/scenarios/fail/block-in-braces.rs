use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket { GetObject; "a/*" => yes; }
    }
}

fn main() {}

//~ message: expected `;` at the end of the bucket
//~ token: {
//~ label:

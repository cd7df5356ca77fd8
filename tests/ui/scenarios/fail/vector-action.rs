use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject  PutVectors;
        "a/*" => yes        -;
    }
}

fn main() {}

//~ message: `PutVectors` is not an action that can be granted
//~ token: PutVectors
//~ label: not an action that can be granted

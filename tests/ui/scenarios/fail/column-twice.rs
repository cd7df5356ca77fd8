use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject  PutObject  GetObject;
        "a/*" => yes        no         yes;
    }
}

fn main() {}

//~ message: this column is there already
//~ token: GetObject
//~ label:

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                  GetObject;
        "a/*" =>  yes;
                  PutObject;
        "a/*" =>  yes;
    }
}

fn main() {}

//~ message: this place has a row already: the first one decides
//~ token: "a/*"
//~ label:

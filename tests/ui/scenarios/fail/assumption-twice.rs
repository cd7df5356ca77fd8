use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        assuming https_only;
        assuming https_only;
        in bucket;
                 GetObject;
        "a/*" => yes;
    }
}

fn main() {}

//~ message: `https_only` is assumed already
//~ token: https_only
//~ label:

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject;
        "a/*" => yes;
        assuming https_only;
    }
}

fn main() {}

//~ message: what is assumed is assumed for every row: say it before the first
//~ token: assuming
//~ label:

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        assuming;
        in bucket;
                 GetObject;
        "a/*" => yes;
    }
}

fn main() {}

//~ message: what can be assumed is `https_only`
//~ token: assuming
//~ label:

use cos_policy::{Bucket, Policy, scenarios};

pub fn table(bucket: Bucket) -> Policy {
    scenarios! {
        in bucket;
                 GetObject;
        "a/*" => yes;
    }
}

fn main() {}

//~ message: mismatched types
//~ token: scenarios! { in bucket; GetObject; "a/*" => yes; }
//~ label: expected `Policy`, found `Scenarios`

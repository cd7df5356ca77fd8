use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
        GetObject;
        "a/*" => allow;
    }
}

fn main() {}

//~ message: `allow` is no cell: write `yes`, `no` or `any`, and `-` where the action does not act on the place
//~ token: allow
//~ label:

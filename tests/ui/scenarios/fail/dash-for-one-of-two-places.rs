use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                         GetObject;
        bucket, "a/*" => -;
    }
}

fn main() {}

//~ message: `GetObject` acts on this place, so the row says whether it is meant
//~ token: -
//~ label: write `yes`, `no` or `any`

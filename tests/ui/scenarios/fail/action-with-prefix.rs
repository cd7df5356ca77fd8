use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 cos:GetObject;
        "a/*" => yes;
    }
}

fn main() {}

//~ message: `cos` is no action: a header names actions, such as `GetObject PutObject;`
//~ token: cos
//~ label:

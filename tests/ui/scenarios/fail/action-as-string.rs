use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 "name/cos:GetObject";
        "a/*" => yes;
    }
}

fn main() {}

//~ message: an action is written by its bare name: `GetObject`
//~ token: "name/cos:GetObject"
//~ label:

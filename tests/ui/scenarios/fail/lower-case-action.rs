use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 getObject;
        "a/*" => yes;
    }
}

fn main() {}

//~ message: `getObject` is no action: a header names actions, such as `GetObject PutObject;`
//~ token: getObject
//~ label:

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 *;
        "a/*" => yes;
    }
}

fn main() {}

//~ message: `*` is no column: name the actions, such as `GetObject PutObject;`
//~ token: *
//~ label:

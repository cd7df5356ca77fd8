use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
        "a/*" => yes;
                 GetObject;
    }
}

fn main() {}

//~ message: which actions is this row about? name them in a header, such as `GetObject PutObject;`
//~ token: "a/*"
//~ label:

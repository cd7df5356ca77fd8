use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 (GetObject, PutObject);
        "a/*" => yes;
    }
}

fn main() {}

//~ message: the columns stand without brackets: `GetObject PutObject;`
//~ token: (
//~ label:

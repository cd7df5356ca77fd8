use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
        allow GetObject on "a/*";
    }
}

fn main() {}

//~ message: a table has no statements, but rows such as `"photos/*" => yes no;`
//~ token: allow
//~ label:

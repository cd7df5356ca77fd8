use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
    }
}

fn main() {}

//~ message: a table has at least one row, such as `"photos/*" => yes no;`
//~ token: in
//~ label:

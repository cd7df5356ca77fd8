use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject;
        "a/*" => yes no;
    }
}

fn main() {}

//~ message: the header has one column, this row has 2 cells: write `yes`, `no`, `any` or `-` for each
//~ token: no
//~ label:

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject  PutObject  DeleteObject;
        "a/*" => yes        no;
    }
}

fn main() {}

//~ message: the header has 3 columns, this row has 2 cells: write `yes`, `no`, `any` or `-` for each
//~ token: no
//~ label:

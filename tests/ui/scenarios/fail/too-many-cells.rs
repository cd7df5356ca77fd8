use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject  PutObject;
        "a/*" => yes        no         no;
    }
}

fn main() {}

//~ message: the header has 2 columns, this row has 3 cells: write `yes`, `no`, `any` or `-` for each
//~ token: no
//~ label:

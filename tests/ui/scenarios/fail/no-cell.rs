use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject;
        "a/*" => ;
    }
}

fn main() {}

//~ message: the header has one column, this row has no cell: write `yes`, `no`, `any` or `-` for each
//~ token: ;
//~ label:

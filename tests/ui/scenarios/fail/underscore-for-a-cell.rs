use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject  PutObject;
        "a/*" => yes        _;
    }
}

fn main() {}

//~ message: `_` is no cell: write `yes`, `no` or `any`, and `-` where the action does not act on the place
//~ token: _
//~ label:

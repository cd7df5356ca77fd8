use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 PutObject;
        "a/*" => yes or no;
    }
}

fn main() {}

//~ message: `or` is no cell: write `yes`, `no` or `any`, and `-` where the action does not act on the place
//~ token: or
//~ label:

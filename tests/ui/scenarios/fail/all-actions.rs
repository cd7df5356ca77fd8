use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 ALL;
        "a/*" => no;
    }
}

fn main() {}

//~ message: `ALL` is no column: name the actions; what no row names is `no`
//~ token: ALL
//~ label:

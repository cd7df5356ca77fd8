use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 DOWNLOAD  PutObject  GetObject;
        "a/*" => yes       no         yes;
    }
}

fn main() {}

//~ message: evaluation panicked: an action of this column has a column already
//~ token: GetObject
//~ label: evaluation of `table::_` failed here

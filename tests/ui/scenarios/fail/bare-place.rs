use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
             GetObject;
        * => yes;
    }
}

fn main() {}

//~ message: `*` is every object of every bucket: name a folder, such as `"photos/*"`; service-level actions are granted on `account`
//~ token: *
//~ label:

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject;
              => yes;
    }
}

fn main() {}

//~ message: expected a place: a folder (`"photos/*"`), an object, `bucket` or `account`
//~ token: =
//~ label:

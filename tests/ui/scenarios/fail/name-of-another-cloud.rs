use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 ListObjects;
        "a/*" => yes;
    }
}

fn main() {}

//~ message: COS has no `ListObjects`: listing is `GetBucket`
//~ token: ListObjects
//~ label:

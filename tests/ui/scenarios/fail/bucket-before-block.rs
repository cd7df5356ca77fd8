use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
                  HeadBucket;
        bucket => yes;
    }
}

fn main() {}

//~ message: which bucket? start the table with `in bucket;`
//~ token: bucket
//~ label:

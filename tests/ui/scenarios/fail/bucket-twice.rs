use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                  HeadBucket;
        bucket => yes;
        bucket => no;
    }
}

fn main() {}

//~ message: this place has a row already: the first one decides
//~ token: bucket
//~ label:

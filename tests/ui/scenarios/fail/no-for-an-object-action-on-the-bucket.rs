use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                  HeadBucket  PutObject;
        bucket => yes         no;
    }
}

fn main() {}

//~ message: `PutObject` does not act on this place
//~ token: no
//~ label: write `-`

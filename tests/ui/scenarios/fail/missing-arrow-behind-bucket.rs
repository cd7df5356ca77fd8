use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 HeadBucket;
        bucket   yes;
    }
}

fn main() {}

//~ message: expected `,` or `=>` before `yes`
//~ token: yes
//~ label:

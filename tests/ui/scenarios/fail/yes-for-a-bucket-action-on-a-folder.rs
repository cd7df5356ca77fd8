use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject  HeadBucket;
        "a/*" => yes        yes;
    }
}

fn main() {}

//~ message: `HeadBucket` does not act on this place
//~ token: yes
//~ label: write `-`

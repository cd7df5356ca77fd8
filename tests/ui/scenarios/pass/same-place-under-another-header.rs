use cos_policy::{Bucket, MIB, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                  PutObject;
        "a/*" =>  yes        when content_length <= 5 * MIB;
                  HeadObject;
        "a/*" =>  yes;
    }
}

fn main() {}

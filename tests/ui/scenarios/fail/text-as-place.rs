use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket, text: &str) -> Scenarios {
    scenarios! {
        in bucket;
               GetObject;
        text => yes;
    }
}

fn main() {}

//~ message: `&str` is not a place
//~ token: text
//~ label: expected a place, such as `bucket.at(key!("photos/*"))`

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 PutObject;
        "a/*" => yes when content_length <= 5 or content_length >= 9;
    }
}

fn main() {}

//~ message: conditions cannot be alternatives, except `or absent`: all of a row must hold
//~ token: or
//~ label:

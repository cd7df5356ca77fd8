use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject;
        "a/*" => yes       when content_length <= 5;
    }
}

fn main() {}

//~ message: `GetObject` requests do not carry this condition key
//~ token: content_length
//~ label: not carried by `GetObject`: give `GetObject` a statement of its own

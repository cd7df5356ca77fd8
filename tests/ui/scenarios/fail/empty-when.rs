use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 PutObject;
        "a/*" => yes when;
    }
}

fn main() {}

//~ message: name a condition: `when content_length <= 5 * MIB`
//~ token: when
//~ label:

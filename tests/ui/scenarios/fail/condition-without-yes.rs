use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject  PutObject;
        "a/*" => no         any        when content_length <= 5;
    }
}

fn main() {}

//~ message: a condition narrows the `yes` of its row, and this row has none
//~ token: when
//~ label:

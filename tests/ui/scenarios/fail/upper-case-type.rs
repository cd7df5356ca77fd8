use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 PutObject;
        "a/*" => yes when content_type == "image/PNG";
    }
}

fn main() {}

//~ message: evaluation panicked: the comparison is one of bytes and clients send lower case
//~ token: "image/PNG"
//~ label: evaluation of `table::CONTENT_TYPE` failed here

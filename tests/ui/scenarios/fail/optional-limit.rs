use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 PutObject;
        "a/*" => yes when content_length <= 5 or absent;
    }
}

fn main() {}

//~ message: `or absent` lifts this limit: an allow lets every request pass that leaves the key out
//~ token: content_length <= 5 or absent
//~ label: drop `or absent` here

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket, user: &str) -> Scenarios {
    scenarios! {
        in bucket;
                       GetObject;
        "a/{user}/*" => yes;
    }
}

fn main() {}

//~ message: `&str` is not a checked segment and cannot fill a placeholder
//~ token: "a/{user}/*"
//~ label: `&str` fills a placeholder here

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket, b: u8) -> Scenarios {
    scenarios! {
        in bucket;
                     GetObject;
        "a/{b}/*" => yes;
        "a/{b}/*" => no;
    }
}

fn main() {}

//~ message: this place has a row already: the first one decides
//~ token: "a/{b}/*"
//~ label:

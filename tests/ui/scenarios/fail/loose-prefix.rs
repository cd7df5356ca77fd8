use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                GetObject;
        "a*" => yes;
    }
}

fn main() {}

//~ message: `a*` is a loose prefix: it also reaches `a2` and `a-old/..`; a folder ends with a slash and the star: `a/*`
//~ token: "a*"
//~ label:

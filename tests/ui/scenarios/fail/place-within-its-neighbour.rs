use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                          GetObject;
        "a/*", "a/b/*" => yes;
    }
}

fn main() {}

//~ message: `a/*` reaches all of this and decides first: put the narrower place before it
//~ token: "a/b/*"
//~ label:

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                          GetObject;
        bucket.whole() => no;
        "a/*"          => yes;
    }
}

fn main() {}

//~ message: `bucket.whole()` reaches all of this and decides first: put the narrower place before it
//~ token: "a/*"
//~ label:

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                          GetObject;
        bucket.whole() => yes deliberately "why not";
    }
}

fn main() {}

//~ message: a table grants nothing and takes no reason
//~ token: deliberately
//~ label:

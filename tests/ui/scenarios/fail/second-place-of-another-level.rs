use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                         GetObject;
        "a/*", bucket => yes;
    }
}

fn main() {}

//~ message: `GetObject` does not act on this place
//~ token: yes
//~ label: write `-`

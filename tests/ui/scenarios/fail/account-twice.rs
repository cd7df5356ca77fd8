use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
                 GetService;
        account => yes;
        in bucket;
        account => no;
    }
}

fn main() {}

//~ message: this place has a row already: the first one decides
//~ token: account
//~ label:

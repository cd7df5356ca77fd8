use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                     GetObject  GetService;
        "a/b.txt" => yes        any;
    }
}

fn main() {}

//~ message: `GetService` does not act on this place
//~ token: any
//~ label: write `-`

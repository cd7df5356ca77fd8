use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                     GetObject  GetBucket;
        "a/b.txt" => yes        yes;
    }
}

fn main() {}

//~ message: `GetBucket` does not act on this place
//~ token: yes
//~ label: write `-`

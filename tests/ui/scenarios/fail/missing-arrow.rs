use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
               GetObject  PutObject;
        "a/*"  yes        no;
    }
}

fn main() {}

//~ message: expected `,` or `=>` behind the place
//~ token: yes
//~ label:

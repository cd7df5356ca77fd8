use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                     GetObject  ListMultipartUploads;
        "a/b.txt" => yes        -;
    }
}

fn main() {}

//~ message: `ListMultipartUploads` acts on this place, so the row says whether it is meant
//~ token: -
//~ label: write `yes`, `no` or `any`

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 GetObject  RESUMABLE_UPLOAD;
        "a/*" => yes        -;
    }
}

fn main() {}

//~ message: `InitiateMultipartUpload` acts on this place, so the row says whether it is meant
//~ token: -
//~ label: write `yes`, `no` or `any`

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                  HeadBucket  RESUMABLE_UPLOAD;
        bucket => yes         no;
    }
}

fn main() {}

//~ message: `InitiateMultipartUpload` does not act on this place
//~ token: no
//~ label: write `-`

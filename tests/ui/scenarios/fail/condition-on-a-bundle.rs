use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 RESUMABLE_UPLOAD;
        "a/*" => yes              when part_length <= 5;
    }
}

fn main() {}

//~ message: `InitiateMultipartUpload` requests do not carry this condition key
//~ token: part_length
//~ label: not carried by `InitiateMultipartUpload`: give `InitiateMultipartUpload` a statement of its own

use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow UploadPart on "a/*" when content_type == "image/png";
    }
}

fn main() {}

//~ message: `UploadPart` requests do not carry this condition key
//~ token: content_type
//~ label: not carried by `UploadPart`: give `UploadPart` a statement of its own

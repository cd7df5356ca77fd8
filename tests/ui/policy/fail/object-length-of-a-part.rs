use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject, UploadPart on "photos/*" when content_length <= 5;
    }
}

fn main() {}

//~ message: `UploadPart` requests do not carry this condition key
//~ token: content_length
//~ label: not carried by `UploadPart`: give `UploadPart` a statement of its own

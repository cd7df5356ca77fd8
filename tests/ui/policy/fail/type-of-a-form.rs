use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PostObject on "photos/*" when content_type == "image/png";
    }
}

fn main() {}

//~ message: `PostObject` requests do not carry this condition key
//~ token: content_type
//~ label: not carried by `PostObject`: give `PostObject` a statement of its own

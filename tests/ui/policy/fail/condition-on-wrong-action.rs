use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/*" when content_length <= 5;
    }
}

fn main() {}

//~ message: `GetObject` requests do not carry this condition key
//~ token: content_length
//~ label: not carried by `GetObject`: give `GetObject` a statement of its own

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject, GetObject, HeadObject on "photos/*" when content_length <= 5;
    }
}

fn main() {}

//~ message: `HeadObject` requests do not carry this condition key
//~ token: content_length
//~ label: not carried by `HeadObject`: give `HeadObject` a statement of its own

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/*" when prefix like "photos/*";
    }
}

fn main() {}

//~ message: `GetObject` requests do not carry this condition key
//~ token: prefix
//~ label: not carried by `GetObject`: give `GetObject` a statement of its own

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "";
    }
}

fn main() {}

//~ message: an empty text is no key: name an object (`photos/cat.jpg`) or a folder (`photos/*`)
//~ token: ""
//~ label:

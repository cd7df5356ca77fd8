use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when content_length = 5;
    }
}

fn main() {}

//~ message: a comparison is written `==`
//~ token: =
//~ label:

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when content_type like "*/*";
    }
}

fn main() {}

//~ message: evaluation panicked: the only pattern is a kind and `/*`, such as `image/*`
//~ token: "*/*"
//~ label: evaluation of `policy::CONTENT_TYPE` failed here

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when content_type == "image/PNG";
    }
}

fn main() {}

//~ message: evaluation panicked: the comparison is one of bytes and clients send lower case
//~ token: "image/PNG"
//~ label: evaluation of `policy::CONTENT_TYPE` failed here

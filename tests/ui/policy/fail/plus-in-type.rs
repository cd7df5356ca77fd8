use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when content_type in ["image/png", "image/svg+xml"];
    }
}

fn main() {}

//~ message: evaluation panicked: sources disagree on how COS compares `+`
//~ token: "image/svg+xml"
//~ label: evaluation of `policy::CONTENT_TYPE` failed here

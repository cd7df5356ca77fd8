use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when content_type == "image/*";
    }
}

fn main() {}

//~ message: evaluation panicked: a star is compared as text here: a pattern goes to `like`
//~ token: "image/*"
//~ label: evaluation of `policy::CONTENT_TYPE` failed here

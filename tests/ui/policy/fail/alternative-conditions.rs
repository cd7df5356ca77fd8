use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when content_length <= 5 or content_type like "image/*";
    }
}

fn main() {}

//~ message: conditions cannot be alternatives, except `or absent`: write another statement
//~ token: or
//~ label:

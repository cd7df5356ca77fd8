use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        deny PutObject on "photos/*" when content_length > 5 or absent, content_type != "image/png" or absent;
    }
}

fn main() {}

//~ message: a deny takes one condition: with two it denies only the requests that meet both; write a `deny` statement for each
//~ token: content_type
//~ label:

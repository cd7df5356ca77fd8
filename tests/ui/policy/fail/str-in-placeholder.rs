use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket, user: &str) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/{user}/*";
    }
}

fn main() {}

//~ message: `&str` is not a checked segment and cannot fill a placeholder
//~ token: "photos/{user}/*"
//~ label: `&str` fills a placeholder here

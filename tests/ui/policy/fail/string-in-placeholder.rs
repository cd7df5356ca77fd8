use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket, user: String) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/{user}/*";
    }
}

fn main() {}

//~ message: `String` is not a checked segment and cannot fill a placeholder
//~ token: "photos/{user}/*"
//~ label: `String` fills a placeholder here

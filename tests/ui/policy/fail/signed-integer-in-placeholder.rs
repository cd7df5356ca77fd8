use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket, id: i64) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/{id}/*";
    }
}

fn main() {}

//~ message: `i64` is not a checked segment and cannot fill a placeholder
//~ token: "photos/{id}/*"
//~ label: `i64` fills a placeholder here

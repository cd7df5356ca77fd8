use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/*"
        allow PutObject on "photos/*";
    }
}

fn main() {}

//~ message: expected `;` at the end of the statement
//~ token: allow
//~ label:

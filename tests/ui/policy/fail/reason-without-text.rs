use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on bucket.whole() deliberately;
    }
}

fn main() {}

//~ message: say why: `deliberately "the nightly backup reads everything"`
//~ token: deliberately
//~ label:

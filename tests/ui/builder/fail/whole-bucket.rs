use cos_policy::{action, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder().allow(action::GetObject).on(bucket.whole()).build()
}

fn main() {}

//~ message: the whole bucket is granted without a reason
//~ token: bucket.whole()
//~ label: if it is meant, say why: `deliberately(bucket.whole(), "why")`

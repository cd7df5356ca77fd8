use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on deliberately(bucket.whole(), "a") deliberately "b";
    }
}

fn main() {}

//~ message: the reason is given twice: here and as `b` at the end
//~ token: deliberately
//~ label:

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on bucket.whole();
    }
}

fn main() {}

//~ message: the whole bucket is granted without a reason
//~ token: bucket.whole()
//~ label: if it is meant, say why: `deliberately(bucket.whole(), "why")`

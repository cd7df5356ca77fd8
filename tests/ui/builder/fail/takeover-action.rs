use cos_policy::{action, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    Policy::builder().allow((action::GetBucketACL, action::PutBucketACL)).on(bucket).build()
}

fn main() {}

//~ message: `PutBucketACL` can take over the bucket or its data
//~ token: (action::GetBucketACL, action::PutBucketACL)
//~ label: if it is meant, say why: `deliberately(PutBucketACL, "why")`

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetBucketPolicy, PutBucketPolicy on bucket;
    }
}

fn main() {}

//~ message: `PutBucketPolicy` can take over the bucket or its data
//~ token: PutBucketPolicy
//~ label: if it is meant, say why: `deliberately(PutBucketPolicy, "why")`

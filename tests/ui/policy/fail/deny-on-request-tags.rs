use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        deny PutBucketTagging on bucket when request_tag == "a&b";
    }
}

fn main() {}

//~ message: a deny cannot look at the tags that a request sets
//~ token: request_tag
//~ label: allow the wanted tags instead

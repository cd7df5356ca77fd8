use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        principal "*";
        allow GetObject on "photos/*";
    }
}

fn main() {}

//~ message: the policy of a temporary key has no principal: it is about whoever holds the key
//~ token: principal
//~ label:

use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow DeleteObject on "a/*" when version_id == "latest";
    }
}

fn main() {}

//~ message: the latest version is written `version_id latest`
//~ token: "latest"
//~ label:

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow name/cos:GetObject on "photos/*";
    }
}

fn main() {}

//~ message: an action is written by its bare name: `GetObject`
//~ token: name/cos:GetObject
//~ label:

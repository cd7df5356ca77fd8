use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        deny GetObject on "a/*" when version_id != "v1";
    }
}

fn main() {}

//~ message: a client passes this deny by leaving the key out of the request
//~ token: version_id
//~ label: add `or absent` (in the builder, `.or_absent()`)

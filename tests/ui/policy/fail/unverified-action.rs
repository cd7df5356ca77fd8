use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObjectCopy on "photos/*";
    }
}

fn main() {}

//~ message: cannot find value `PutObjectCopy` in module `cos_policy::action`
//~ token: PutObjectCopy
//~ label:

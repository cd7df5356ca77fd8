use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutVectors on "photos/*";
    }
}

fn main() {}

//~ message: `PutVectors` is not an action that can be granted
//~ token: PutVectors
//~ label: not an action that can be granted

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject;
    }
}

fn main() {}

//~ message: this statement has no resource: name it after the actions, as in `on "photos/*"`
//~ token: ;
//~ label:

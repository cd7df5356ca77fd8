use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow "name/cos:*Bucket*" on "photos/*";
    }
}

fn main() {}

//~ message: `name/cos:*Bucket*` stands for every action that matches, those to come included: name the actions, such as `GetObject, HeadObject`
//~ token: "name/cos:*Bucket*"
//~ label:

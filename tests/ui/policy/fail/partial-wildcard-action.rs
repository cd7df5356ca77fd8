use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow Get* on "photos/*";
    }
}

fn main() {}

//~ message: `Get*` stands for every action that matches, those to come included: name the actions, such as `GetObject, HeadObject`
//~ token: Get*
//~ label:

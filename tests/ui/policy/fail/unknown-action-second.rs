use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject, HeadObjekt on "photos/*";
    }
}

fn main() {}

//~ message: cannot find value `HeadObjekt` in module `cos_policy::action`
//~ token: HeadObjekt
//~ label:

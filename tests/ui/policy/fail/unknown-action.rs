use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObjet on "photos/*";
    }
}

fn main() {}

//~ message: cannot find value `PutObjet` in module `cos_policy::action`
//~ token: PutObjet
//~ label:

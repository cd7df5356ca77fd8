use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 DOWNLOAD  PutObjet;
        "a/*" => yes       yes;
        "b/*" => yes       yes;
    }
}

fn main() {}

//~ message: cannot find value `PutObjet` in module `cos_policy::action`
//~ token: PutObjet
//~ label:

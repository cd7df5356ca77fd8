use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                 PutObject;
        "a/*" => yes when size <= 5;
    }
}

fn main() {}

//~ message: cannot find function `size` in module `cos_policy::condition`
//~ token: size
//~ label: not found in `cos_policy::condition`

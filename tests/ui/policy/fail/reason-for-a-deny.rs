use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        deny GetObject on "photos/*" deliberately "why";
    }
}

fn main() {}

//~ message: a deny needs no reason
//~ token: deliberately
//~ label:

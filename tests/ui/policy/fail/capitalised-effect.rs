use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        Allow GetObject on "photos/*";
    }
}

fn main() {}

//~ message: expected a statement (`allow ..` or `deny ..`), a block (`in bucket;`) or statements made elsewhere (`..statements;`)
//~ token: Allow
//~ label:

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "*";
    }
}

fn main() {}

//~ message: this is the whole bucket: name a folder (`photos/*`), or grant `bucket.whole()` deliberately
//~ token: "*"
//~ label:

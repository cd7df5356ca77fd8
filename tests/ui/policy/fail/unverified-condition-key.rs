use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/*" when host == "example.com";
    }
}

fn main() {}

//~ message: cannot find function `host` in module `cos_policy::condition`
//~ token: host
//~ label: not found in `cos_policy::condition`

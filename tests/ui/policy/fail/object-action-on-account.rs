use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on account;
    }
}

fn main() {}

//~ message: `GetObject` does not act on the account
//~ token: account
//~ label: `GetObject` cannot be granted on the account, which is written `*`

use cos_policy::sts::FederationToken;
use cos_policy::{Bucket, policy};

pub fn issue(bucket: &Bucket) {
    let policy = policy! { in bucket; allow GetObject on "files/alice/*"; };
    _ = FederationToken::new(policy);
}

fn main() {}

//~ message: mismatched types
//~ token: policy
//~ label: expected `Granted<_, _>`, found `Policy`

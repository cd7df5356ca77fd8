use cos_policy::sts::FederationToken;
use cos_policy::{Bucket, policy};

pub fn issue(bucket: &Bucket) {
    let policy = policy! { in bucket; allow GetObject on "files/alice/*"; };
    _ = FederationToken::new(policy);
}

fn main() {}

//~ message: nobody granted this call a `Policy`
//~ token: policy
//~ label: ask first: `authorize(&authorizer, requester, scope, ttl, now)?`

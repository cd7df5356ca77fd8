use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when acl == "privat";
    }
}

fn main() {}

//~ message: evaluation panicked: an object takes `default`, `private`, `public-read`, `authenticated-read`, `bucket-owner-read` or `bucket-owner-full-control`, a bucket also `public-read-write`
//~ token: "privat"
//~ label: evaluation of `policy::ACL` failed here

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/*" when tls_version >= 1.4;
    }
}

fn main() {}

//~ message: evaluation panicked: the documented versions are 1.0, 1.1 and 1.2
//~ token: 1.4
//~ label: evaluation of `policy::TLS_VERSION` failed here

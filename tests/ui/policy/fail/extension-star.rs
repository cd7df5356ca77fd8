use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/cat.*";
    }
}

fn main() {}

//~ message: `photos/cat.*` leaves the extension open, and with it what follows, slashes included: name the extension, as in `photos/cat.jpg`
//~ token: "photos/cat.*"
//~ label:

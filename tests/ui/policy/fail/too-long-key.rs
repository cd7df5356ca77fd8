use cos_policy::{policy, Bucket, Policy, Segment};

pub fn policy(bucket: Bucket, s: Segment) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "a/{s}/{s}/{s}/{s}/{s}/{s}/{s}/*";
    }
}

fn main() {}

//~ message: this key can have 906 bytes, more than 850: a placeholder counts 128
//~ token: "a/{s}/{s}/{s}/{s}/{s}/{s}/{s}/*"
//~ label:

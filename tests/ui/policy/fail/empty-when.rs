use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when;
    }
}

fn main() {}

//~ message: name a condition: `when content_length <= 5 * MIB`
//~ token: when
//~ label:

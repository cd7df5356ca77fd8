use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when content_type != "text/html";
    }
}

fn main() {}

//~ message: an allow says what it allows, not what it leaves out
//~ token: content_type
//~ label: write a `deny` statement for this

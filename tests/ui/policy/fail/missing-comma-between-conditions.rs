use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when content_length <= 5 content_type == "image/png";
    }
}

fn main() {}

//~ message: expected `,` or `;` before `content_type`
//~ token: content_type
//~ label:

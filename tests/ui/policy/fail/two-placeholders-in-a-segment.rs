use cos_policy::{policy, Bucket, Policy, Segment};

pub fn policy(bucket: Bucket, a: Segment, b: Segment) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/{a}-{b}.jpg";
    }
}

fn main() {}

//~ message: `{a}-{b}.jpg` is ambiguous: two placeholders in one segment let different values make the same key; put a slash between them
//~ token: "photos/{a}-{b}.jpg"
//~ label:

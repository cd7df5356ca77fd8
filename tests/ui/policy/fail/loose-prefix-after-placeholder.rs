use cos_policy::{policy, Bucket, Policy, Segment};

pub fn policy(bucket: Bucket, user: Segment) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/{user}*";
    }
}

fn main() {}

//~ message: `photos/{user}*` is a loose prefix: it also reaches `photos/{user}2` and `photos/{user}-old/..`; a folder ends with a slash and the star: `photos/{user}/*`
//~ token: "photos/{user}*"
//~ label:

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos*";
    }
}

fn main() {}

//~ message: `photos*` is a loose prefix: it also reaches `photos2` and `photos-old/..`; a folder ends with a slash and the star: `photos/*`
//~ token: "photos*"
//~ label:

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/*/small/*";
    }
}

fn main() {}

//~ message: `photos/*/small/*` has a star inside: documents promise a star at the end only, as in `photos/*`; name the parts, or fill them with placeholders
//~ token: "photos/*/small/*"
//~ label:

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/../secret/*";
    }
}

fn main() {}

//~ message: the segment `..` ends with a dot: `.` and `..` are no folders to COS, and trailing dots are undocumented
//~ token: "photos/../secret/*"
//~ label:

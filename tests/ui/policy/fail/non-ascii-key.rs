use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "照片/*";
    }
}

fn main() {}

//~ message: `照` cannot stand in a key here: its letters are ASCII letters, digits, `-`, `_`, `.` and `/`, since nobody documents how COS compares the rest
//~ token: "照片/*"
//~ label:

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/${uin}/*";
    }
}

fn main() {}

//~ message: `$` cannot stand in a key here: its letters are ASCII letters, digits, `-`, `_`, `.` and `/`, since nobody documents how COS compares the rest
//~ token: "photos/${uin}/*"
//~ label:

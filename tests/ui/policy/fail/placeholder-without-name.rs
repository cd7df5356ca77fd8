use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/{}/*";
    }
}

fn main() {}

//~ message: `{}` is no placeholder: it takes the name of a variable, and other values as `key!("..{name}..", name = value)`
//~ token: "photos/{}/*"
//~ label:

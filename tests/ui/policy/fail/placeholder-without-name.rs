use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/{}/*";
    }
}

fn main() {}

//~ message: `{}` is no placeholder: write the name of a variable or a field, as in `{user}` and `{user.id}`
//~ token: "photos/{}/*"
//~ label:

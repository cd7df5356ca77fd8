use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetObject on "photos/{user()}/*";
    }
}

fn main() {}

//~ message: `{user()}` is no placeholder: write the name of a variable or a field, as in `{user}` and `{user.id}`
//~ token: "photos/{user()}/*"
//~ label:

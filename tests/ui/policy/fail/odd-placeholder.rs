use cos_policy::{Bucket, Policy, policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/{a²}/*";
    }
}

fn main() {}

//~ message: `{a²}` is no placeholder: write the name of a variable or a field, as in `{user}` and `{user.id}`
//~ token: "a/{a²}/*"
//~ label:

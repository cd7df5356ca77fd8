use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when content_length;
    }
}

fn main() {}

//~ message: say what `content_length` is compared with: `<=`, `>=`, `==`, `<`, `>`
//~ token: content_length
//~ label:

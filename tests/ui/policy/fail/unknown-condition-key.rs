use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when content_lenght <= 5;
    }
}

fn main() {}

//~ message: cannot find function `content_lenght` in module `cos_policy::condition`
//~ token: content_lenght
//~ label:

use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "photos/*" when content_length <= 5 or absent;
    }
}

fn main() {}

//~ message: `or absent` lifts this limit: an allow lets every request pass that leaves the key out
//~ token: content_length <= 5 or absent
//~ label: drop `or absent` here

use cos_policy::{policy, Bucket, Policy, Segment, MIB};

pub fn policy(bucket: &Bucket, user: &Segment) -> Policy {
    policy! {
        in bucket;
        allow GetBucket, GetObject    on "app/files/*";
        allow PutObject, DeleteObject on "app/files/{user}/*";
        allow PutObject               on "app/avatar/{user}/*"
            when content_length <= 5 * MIB, content_type like "image/*";
    }
}

fn main() {}

use cos_policy::{Bucket, MIB, Scenarios, Segment, scenarios};

pub fn intended(bucket: &Bucket, user: &Segment) -> Scenarios {
    scenarios! {
        in bucket;
                                 GetBucket  GetObject  PutObject  DeleteObject;
        "app/files/{user}/*" =>  yes        yes        yes        yes;
        "app/files/*"        =>  yes        yes        no         no;
    }
}

pub fn uploads(bucket: &Bucket, user: &Segment) -> Scenarios {
    scenarios! {
        assuming https_only;
        in bucket;
                                  PutObject   HeadObject  HeadBucket;
        "app/avatar/{user}/*" =>  yes         any         -           when content_length <= 5 * MIB, content_type like "image/*";
        bucket                =>  -           -           yes;
    }
}

fn main() {}

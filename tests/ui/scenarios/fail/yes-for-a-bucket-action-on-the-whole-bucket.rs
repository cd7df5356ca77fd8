use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
                          GetObject  PutBucketPolicy;
        bucket.whole() => no         no;
    }
}

fn main() {}

//~ message: `PutBucketPolicy` does not act on this place
//~ token: no
//~ label: write `-`

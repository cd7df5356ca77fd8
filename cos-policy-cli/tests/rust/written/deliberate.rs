use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    let bucket_2 = Bucket::new(Region::AP_SHANGHAI, "second-1250000000")?;
    Ok(policy! {
        in bucket;
        allow GetObject, HeadObject on bucket.whole()
            deliberately "the \"nightly\" backup";
        allow PutBucketACL on bucket
            deliberately "the \"nightly\" backup";
        allow PutObjectACL on "a/*"
            when secure_transport == true
            deliberately "the \"nightly\" backup";
        in bucket_2;
        allow GetObject on "a/*";
    })
}

use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    Ok(policy! {
        in bucket;
        allow GetBucket, GetObject on "app/files/*";
        allow DeleteObject, PutObject on "app/files/alice/*";
        allow GetObject on "app/shared/*";
    })
}

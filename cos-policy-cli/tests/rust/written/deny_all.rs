use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    let bucket_2 = Bucket::new(Region::AP_SHANGHAI, "second-1250000000")?;
    Ok(policy! {
        in bucket;
        allow GetObject on "a/*";
        in bucket_2;
        deny ALL on bucket.whole();
        deny ALL on account;
    })
}

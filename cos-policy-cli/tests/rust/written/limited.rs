use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    Ok(policy! {
        in bucket;
        allow PutObject on "photos/alice/*"
            when content_length <= 5242880, content_type like "image/*";
    })
}

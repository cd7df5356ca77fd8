use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::parse("ap-atlantis")?, "examplebucket-1250000000")?;
    Ok(policy! {
        in bucket;
        allow GetObject on "a/*";
    })
}

use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_BEIJING_1, "hlfw2-avqf8-8")?;
    Ok(policy! {
        in bucket;
        allow GetObject on "r/sb4/n/*";
        deny GetObject on "r/sb4/n/*"
            when secure_transport == false;
    })
}

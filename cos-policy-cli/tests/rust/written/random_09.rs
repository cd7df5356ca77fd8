use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::SA_SAOPAULO, "5-249525533")?;
    Ok(policy! {
        in bucket;
        allow GetObject on "Oe/s/ggL_-/O8_pwZ/*"
            when secure_transport == true;
        allow DeleteObject, PutObject on "Oe/s/ggL_-/O8_pwZ/*";
    })
}

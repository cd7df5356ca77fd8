use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "xfx-0-1612406546")?;
    Ok(policy! {
        in bucket;
        allow GetObject on "aa/*"
            when secure_transport == true;
        allow GetBucket, GetObject on "aa/*";
        allow GetObject on "aa/*"
            when secure_transport == true;
        deny DeleteObject on "aa/*";
        deny GetBucket, GetObject on "aa/*"
            when secure_transport == false;
    })
}

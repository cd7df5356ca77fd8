use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::parse("eu-bsbjhijo-5")?, "7n-v61q-268142069")?;
    Ok(policy! {
        in bucket;
        deny DeleteObject on "v/_ki9/weH3kf_n/*";
        allow PutObject on "Gfdctq/*"
            when content_length <= 1024;
        allow DeleteObject, PutObject on "v/_ki9/weH3kf_n/*";
    })
}

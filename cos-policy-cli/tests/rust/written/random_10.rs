use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_CHENGDU, "tyz4-yaa3-153174427")?;
    Ok(policy! {
        in bucket;
        allow GetObject on "4/kpx/Msi/*";
        allow PutObject on "pmcA_u9/-/m_yyyz/*"
            when content_length <= 1024;
        deny GetObject, PutObject on "4/kpx/Msi/*", "pmcA_u9/-/m_yyyz/*"
            when secure_transport == false;
    }
    .private_acl())
}

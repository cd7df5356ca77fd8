use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_BANGKOK, "f3-30163306")?;
    Ok(policy! {
        in bucket;
        allow GetObject on "a4Cvkjb/i4fcH_u/ytyXgh/*";
        allow PutObject on "a4Cvkjb/i4fcH_u/ytyXgh/*"
            when content_length <= 1024;
        allow DeleteObject, PutObject on "a4Cvkjb/i4fcH_u/ytyXgh/*";
        deny DeleteObject, GetObject, PutObject on "a4Cvkjb/i4fcH_u/ytyXgh/*"
            when secure_transport == false;
    }
    .private_acl())
}

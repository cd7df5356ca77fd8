use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::NA_SILICONVALLEY, "p79-ftu9-79")?;
    Ok(policy! {
        in bucket;
        allow GetObject on "QsZ-Ba/dq._z/s_3/*";
        allow DeleteObject, PutObject on "QsZ-Ba/dq._z/s_3/*";
        deny DeleteObject, GetObject, PutObject on "QsZ-Ba/dq._z/s_3/*"
            when secure_transport == false;
    }
    .private_acl())
}

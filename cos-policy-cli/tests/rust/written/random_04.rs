use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::NA_TORONTO, "sby-6-73")?;
    Ok(policy! {
        in bucket;
        deny DeleteObject, PutObject on "0d_sRUwB/*";
        allow GetObject on "0d_sRUwB/*";
        allow DeleteObject, PutObject on "y/-yL9m/__pOJ/*";
    })
}

use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_HONGKONG, "f-83547")?;
    Ok(policy! {
        in bucket;
        allow DeleteObject, PutObject on "c/ajgc/CAo__.hb/yqBcnqr/*";
        deny DeleteObject, PutObject on "wV/*";
        allow GetObject on "c/ajgc/CAo__.hb/yqBcnqr/*";
    })
}

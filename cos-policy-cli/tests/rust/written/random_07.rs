use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_MUMBAI, "dj3-oqqk-1059842")?;
    Ok(policy! {
        in bucket;
        allow GetObject on "-.--4jl/-YyUnzzp/*";
    })
}

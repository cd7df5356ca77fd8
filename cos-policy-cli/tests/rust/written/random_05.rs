use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::parse("ap-vzbp-8")?, "o-p6ghh-654")?;
    Ok(policy! {
        in bucket;
        allow PutObject on "nf/CnYgs/*"
            when content_length <= 1024;
        deny PutObject on "nf/CnYgs/*"
            when secure_transport == false;
    }
    .private_acl())
}

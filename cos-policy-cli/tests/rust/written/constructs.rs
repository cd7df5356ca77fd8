use cos_policy::{Bucket, Policy, Region, policy};

pub fn policy() -> Result<Policy, Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    let bucket_2 = Bucket::new(Region::AP_SHANGHAI, "second-1250000000")?;
    Ok(policy! {
        allow GetService on account;
        in bucket;
        allow HeadBucket on bucket;
        allow GetBucketACL on bucket;
        allow PutObject on "a/*", "b.jpg"
            when content_length > 1, content_length < 10, content_type in ["image/png", "image/gif"], storage_class == "STANDARD", acl in ["private", "default"] or absent;
        in bucket_2;
        allow PutObject on "a/*"
            when content_length > 1, content_length < 10, content_type in ["image/png", "image/gif"], storage_class == "STANDARD", acl in ["private", "default"] or absent;
        in bucket;
        allow UploadPart on "a/*"
            when part_length <= 5242880;
        allow PostObject on "a/*"
            when form_length <= 5242880;
        allow GetObject on "a/*"
            when secure_transport == true, resource_tag in ["a&b", "c&d"], source_ip in ["10.0.0.0/8", "1.2.3.4"], tls_version >= 1.2, requester_vpc == "vpc-1a2b", version_id latest, response_content_type like "image/*";
        allow GetBucket on "d/*"
            when prefix == "d/e/";
        allow GetBucket on "e/*"
            when prefix like "e/f/*";
        in bucket_2;
        allow GetBucket on "e/*"
            when prefix == "e/f.jpg";
        allow GetObject on "v/*"
            when version_id == "null";
        in bucket;
        deny GetObject on "a/*"
            when version_id given;
        deny PutObject on "a/*"
            when acl != "private" or absent;
        deny GetObject, HeadObject on "a/*"
            when secure_transport == false;
        deny GetObject on "a/*"
            when source_ip != "10.0.0.0/8";
        deny GetObject on "a/*"
            when tls_version < 1.2 or absent;
        deny GetObject on "a/*"
            when resource_tag == "a&b";
        deny DeleteObject on bucket.whole();
        deny DeleteBucket on account;
    })
}

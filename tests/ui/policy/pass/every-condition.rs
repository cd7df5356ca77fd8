use cos_policy::{policy, Bucket, Policy};

pub fn policy(bucket: Bucket) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "a/*" when content_length >= 1, content_length <= 9, acl == "private", storage_class in ["STANDARD"] or absent;
        allow UploadPart, AppendObject on "a/*" when part_length < 9;
        allow PostObject on "a/*" when form_length <= 9;
        allow GetBucket on "a/*" when prefix == "a/b/", prefix like "a/*";
        allow GetObject on "a/*" when version_id latest, response_content_type like "image/*", source_ip in ["10.0.0.0/8", "1.2.3.4"];
        allow GetObject on "a/*" when secure_transport == true, tls_version >= 1.2, requester_vpc == "vpc-1", resource_tag == "a&b";
        allow PutBucket on bucket when request_tag in ["a&b", "c&d"];
        deny GetObject on "a/*" when source_ip != "10.0.0.0/8";
        deny GetObject on "a/*" when tls_version < 1.2 or absent;
        deny GetBucket on "a/*" when prefix != "a/b" or absent;
        deny DeleteObject on "a/*" when version_id == "null";
    }
}

fn main() {}

use cos_policy::{Bucket, Scenarios, scenarios};

pub fn table(bucket: Bucket) -> Scenarios {
    scenarios! {
        in bucket;
        PutObject GetObject;
        "a/*" => yes no when content_length >= 1, content_length <= 9, acl == "private", storage_class in ["STANDARD"] or absent;
        "b/*" => no yes when version_id latest, response_content_type like "image/*", source_ip in ["10.0.0.0/8", "1.2.3.4"];
        "c/*" => yes yes when source_ip != "10.0.0.0/8", source_ip != "1.2.3.4", secure_transport == true, tls_version >= 1.2;
        DeleteObject GetBucket;
        "d/*" => yes no when version_id != "null" or absent;
        "e/*" => no yes when prefix == "e/f/", prefix != "e/g/";
    }
}

fn main() {}

//! Everybody sees the photo wall; nobody writes to it with this key.
//!
//! The bad policy of the guide grants `name/cos:*` on the folder, so that the key also uploads and deletes. The remedy
//! names the two actions that a wall needs. `allow cos:* on ..` does not compile here.
//!
//! Run it with `cargo run --example photo_wall`. It prints the policy as STS takes it. Left out: the call to STS.

use cos_policy::{Bucket, Policy, Region, policy};

fn wall(bucket: &Bucket) -> Policy {
    policy! {
        in bucket;
        allow GetBucket, GetObject on "app/photos/*";
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    let policy = wall(&bucket).https_only();
    println!("{policy}");
    assert_eq!(
        policy.to_json(),
        concat!(
            r#"{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:GetBucket","name/cos:GetObject"],"#,
            r#""resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/photos/*"]},"#,
            r#"{"effect":"deny","action":["name/cos:GetBucket","name/cos:GetObject"],"#,
            r#""resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/photos/*"],"#,
            r#""condition":{"bool_equal":{"cos:secure-transport":"false"}}}]}"#,
        )
    );
    Ok(())
}

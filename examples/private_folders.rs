//! Everybody reads everybody's files; each user writes and deletes in a folder of his own.
//!
//! The bad policy of the guide merges this into one statement of four actions on two paths, which is eight grants:
//! everybody deletes everybody's files. The remedy pairs each set of actions with its own path.
//!
//! Run it with `cargo run --example private_folders`. It prints the policy as STS takes it. Left out: who the user is,
//! and the call to STS.

use cos_policy::{Bucket, Policy, Region, Segment, policy};

fn files(bucket: &Bucket, user: &Segment) -> Policy {
    policy! {
        in bucket;
        allow GetBucket, GetObject    on "app/files/*";
        allow PutObject, DeleteObject on "app/files/{user}/*";
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    let policy = files(&bucket, &Segment::parse("alice")?);
    println!("{policy}");
    assert_eq!(
        policy.to_json(),
        concat!(
            r#"{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:GetBucket","name/cos:GetObject"],"#,
            r#""resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/files/*"]},"#,
            r#"{"effect":"allow","action":["name/cos:DeleteObject","name/cos:PutObject"],"#,
            r#""resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/files/alice/*"]}]}"#,
        )
    );
    Ok(())
}

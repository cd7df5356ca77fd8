//! Each user uploads an avatar, and nobody can overwrite another's.
//!
//! The bad policy of the guide grants `app/avatar/*` to everybody. The remedies grant a folder for each user, or the
//! exact keys of one user.
//!
//! Run it with `cargo run --example avatar`. It prints both policies as STS takes them. Left out: who the user is (a
//! session knows) and the call to STS.

use cos_policy::{Bucket, MIB, Policy, Region, Segment, policy};

/// A folder for each user.
fn folder(bucket: &Bucket, user: &Segment) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "app/avatar/{user}/*" when content_length <= 5 * MIB, content_type like "image/*";
    }
}

/// The three sizes of one picture. Names such as `bob` and `bob_m` would share a key: this layout is for numbers.
fn exact(bucket: &Bucket, user: u64) -> Policy {
    policy! {
        in bucket;
        allow PutObject on "app/avatar/{user}.jpg", "app/avatar/{user}_m.jpg", "app/avatar/{user}_s.jpg";
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;

    let policy = folder(&bucket, &Segment::parse("alice")?);
    println!("{policy}");
    assert_eq!(
        policy.to_json(),
        concat!(
            r#"{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:PutObject"],"#,
            r#""resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/avatar/alice/*"],"#,
            r#""condition":{"numeric_less_than_equal":{"cos:content-length":5242880},"#,
            r#""string_like":{"cos:content-type":"image/*"}}}]}"#,
        )
    );

    let policy = exact(&bucket, 7);
    println!("{policy}");
    assert_eq!(
        policy.to_json(),
        concat!(
            r#"{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:PutObject"],"resource":["#,
            r#""qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/avatar/7.jpg","#,
            r#""qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/avatar/7_m.jpg","#,
            r#""qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/app/avatar/7_s.jpg"]}]}"#,
        )
    );

    // What a stranger may call himself, and what becomes of it.
    for name in ["*", "../bob", "al%2A", "alice*", ""] {
        match Segment::parse(name) {
            Ok(segment) => return Err(format!("{segment} was accepted").into()),
            Err(error) => println!("refused: {error}"),
        }
    }
    Ok(())
}

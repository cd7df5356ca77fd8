//! Everybody reads everybody's files; each user writes and deletes in a folder of his own.
//!
//! The bad policy of the guide merges this into one statement of four actions on two paths, which is eight grants:
//! everybody deletes everybody's files. The remedy pairs each set of actions with its own path.
//!
//! Run it with `cargo run --example private_folders`. It prints the policy as STS takes it, its permission matrix, and
//! what is wrong with the merged one. Left out: who the user is, and the call to STS.

use cos_policy::{Bucket, Matrix, Policy, Region, Scenarios, Segment, policy, scenarios};

fn files(bucket: &Bucket, user: &Segment) -> Policy {
    policy! {
        in bucket;
        allow GetBucket, GetObject    on "app/files/*";
        allow PutObject, DeleteObject on "app/files/{user}/*";
    }
}

/// The bad policy of the guide.
fn merged(bucket: &Bucket, user: &Segment) -> Policy {
    policy! {
        in bucket;
        allow GetBucket, GetObject, PutObject, DeleteObject on "app/files/*", "app/files/{user}/*";
    }
}

/// What is meant, said apart from both.
fn intended(bucket: &Bucket, user: &Segment) -> Scenarios {
    scenarios! {
        in bucket;
                                 GetBucket  GetObject  PutObject  DeleteObject;
        "app/files/{user}/*" =>  yes        yes        yes        yes;
        "app/files/*"        =>  yes        yes        no         no;
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    let user = Segment::parse("alice")?;
    let policy = files(&bucket, &user);
    println!("{policy}\n");
    println!("{}", Matrix::of(&policy.document()));

    policy.grants_exactly(&intended(&bucket, &user))?;
    let Err(mismatch) = merged(&bucket, &user).grants_exactly(&intended(&bucket, &user)) else {
        return Err("the merged policy was not found out".into());
    };
    println!("merged into one statement:\n{mismatch}");
    assert_eq!(mismatch.beyond().len(), 1);

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

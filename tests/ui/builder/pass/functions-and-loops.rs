use cos_policy::{AsSegment, Bucket, Policy, Segment, Statement, action, deliberately, key, policy};

pub fn own(bucket: &Bucket, user: &impl AsSegment) -> Statement {
    Statement::allow((action::GetObject,)).on(bucket.at(key!("app/{user}/*"))).build()
}

pub fn all(bucket: &Bucket, users: &[Segment]) -> Policy {
    let mut policy = policy! { in bucket; allow GetObject on "app/readme.txt"; };
    for user in users {
        policy = policy.allow(action::PutObject).on(bucket.at(key!("app/{user}/*"))).build();
    }
    let policy = policy.with(users.iter().map(|user| own(bucket, user)));
    policy.allow(deliberately(action::PutBucketCORS, "set up by the console")).on(bucket).build().https_only()
}

fn main() {}

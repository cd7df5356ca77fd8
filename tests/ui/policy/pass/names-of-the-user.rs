use cos_policy::condition::{Condition, Positive, key::ContentLength};
use cos_policy::{Bucket, Policy, Segment, Statement, deliberately, policy};

pub struct User {
    pub id: Segment,
}

pub struct Service {
    pub archive: Bucket,
}

impl Service {
    pub fn policy(&self, user: &User, small: Condition<ContentLength, Positive>, bucket: &str) -> Policy {
        let policy = bucket.len() as u64;
        policy! {
            in self.archive;
            allow PutObject on "users/{user.id}/*" when small, content_length >= policy as u64;
            allow GetObject on deliberately(bucket.whole(), "the nightly backup reads everything");
            allow HeadBucket on bucket;;
        }
    }
}

pub fn same_words(archive: Bucket, bucket: &str, statement: Statement) -> (Policy, usize) {
    let policy = policy! {
        in archive;
        ..statement;
        allow HeadBucket on archive;
        allow GetObject on archive.at(cos_policy::key!("a/*"));
        deny DeleteObject on "legal/*" when version_id given;
    };
    (policy, bucket.len() + archive.name().len())
}

fn main() {}

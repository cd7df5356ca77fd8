#![deny(warnings)]
#![forbid(unused_imports)]

use cos_policy::condition::{Condition, Positive, key::ContentLength};
use cos_policy::{AsSegment, Bucket, Key, Policy, Segment, Statement, deliberately, key, policy};

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
            allow GetObject on deliberately(self.archive.whole(), "the nightly backup reads everything");
            allow HeadBucket on bucket;;
        }
    }
}

pub struct UserId(pub Segment);

impl AsSegment for UserId {
    fn as_segment(&self) -> Segment {
        self.0.clone()
    }
}

pub fn values(user: &(UserId, u32)) -> Key {
    key!("a/{id}/{n}/{n}.jpg", id = user.0, n = user.1 + 1)
}

macro_rules! wrapped {
    ($bucket:expr, $place:literal, $limit:expr, $($action:path),*) => {
        policy! { in $bucket; allow $($action),* on $place when content_length <= $limit; }
    };
}

pub fn from_another_macro(staging: &Bucket, bucket: &str) -> (Policy, usize) {
    (wrapped!(staging, "photos/*", 5 + 1, cos_policy::action::PutObject), bucket.len())
}

pub struct Fields {
    pub bucket: Bucket,
}

mod places {
    pub fn bucket(bucket: &cos_policy::Bucket) -> &cos_policy::Bucket {
        bucket
    }
}

pub fn the_word_bucket(staging: &Bucket, bucket: &Fields, __bucket: &Bucket) -> Policy {
    policy! {
        in staging;
        allow HeadBucket on places::bucket(&bucket.bucket), Fields { bucket: staging.clone() }.bucket, __bucket;
        allow GetObject on __bucket.at(key!("a/{bucket}/*", bucket = 1_u8)), bucket.at(key!("b/*"));
    }
}

pub fn two_blocks(staging: &Bucket, bucket: &Bucket) -> Policy {
    policy! {
        in staging;
        allow HeadBucket on bucket, staging;
        in bucket;
        allow HeadBucket on bucket;
        allow CreateJob on account deliberately "the nightly copy";
        allow PutObject on "a/*" when content_length <= (5 + 1), content_length >= (2);
        deny GetObject, ALL on "b/*";
    }
}

pub fn same_words(archive: Bucket, bucket: &str, statement: Statement) -> (Policy, usize) {
    let policy = policy! {
        in archive;
        ..statement;
        allow HeadBucket on archive;
        allow GetObject on archive.at(key!("a/*"));
        deny DeleteObject on "legal/*" when version_id given;
    };
    (policy, bucket.len() + archive.name().len())
}

fn main() {}

#![deny(warnings)]
#![forbid(unused_imports)]

use cos_policy::action::{GetObject, HeadObject};
use cos_policy::condition::{Condition, Positive, key::ContentLength};
use cos_policy::{Account, Bucket, Folder, Scenarios, Segment, key, scenarios};

pub const READING: (GetObject, HeadObject) = (GetObject, HeadObject);

pub struct User {
    pub id: Segment,
}

pub struct Service {
    pub archive: Bucket,
}

impl Service {
    pub fn table(&self, user: &User, small: Condition<ContentLength, Positive>, column0: u64) -> Scenarios {
        let table = column0;
        scenarios! {
            in self.archive;
            PutObject, crate::READING;
            "users/{user.id}/*", "shared.txt" => yes no when small, content_length >= table + column0;
            self.archive.whole() => no any;
        }
    }
}

macro_rules! wrapped {
    ($bucket:expr, $place:expr, $literal:literal, $cell:tt, $limit:expr, $($action:path),*) => {
        scenarios! {
            in $bucket;
            PutObject $($action)*;
            $place => yes $cell;
            $literal => yes $cell when content_length <= $limit;
        }
    };
}

pub fn from_another_macro(bucket: &Bucket, table: &Bucket) -> Scenarios {
    wrapped!(bucket, table.at(key!("a/*")), "b/*", no, 5 + 1, cos_policy::action::GetBucket)
}

pub fn same_words(archive: Bucket, bucket: &str) -> (Scenarios, usize) {
    let table = scenarios! {
        in archive;
        HeadBucket;
        archive => yes;
    };
    (table, bucket.len() + archive.name().len())
}

pub fn places(staging: &Bucket, bucket: &Bucket, folder: &Folder, every: [Folder; 2]) -> Scenarios {
    let [first, second] = every;
    scenarios! {
        GetService;
        account => yes;
        in staging;;
        HeadBucket, PutBucketPolicy,
        GetObject,
        ;
        bucket => yes no -;
        staging.at(folder), bucket.at(first) => - - yes;
        in bucket;
        bucket, staging => no no -;
        bucket.at(second) => - - yes;
        GetService;
        Account => yes
    }
}

fn main() {}

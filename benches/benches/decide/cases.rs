//! Ten requests, five of them allowed.

use cos_policy::{Bucket, MIB, Region, Request};

pub const BUCKET: &str = "examplebucket-1250000000";
pub const OTHER_BUCKET: &str = "backup-1250000000";
pub const USER: &str = "alice";
pub const LIMIT: u64 = 5 * MIB;

/// What a server knows of a request.
pub struct Case {
    pub action: &'static str,
    pub place: Place,
    pub content_length: Option<u64>,
    pub content_type: Option<&'static str>,
    pub allowed: bool,
}

pub enum Place {
    Account,
    Object(&'static str, &'static str),
    Listing(&'static str, &'static str),
}

const fn case(action: &'static str, place: Place, allowed: bool) -> Case {
    Case { action, place, content_length: None, content_type: None, allowed }
}

const fn upload(key: &'static str, length: u64, content_type: &'static str, allowed: bool) -> Case {
    let place = Place::Object(BUCKET, key);
    Case { action: "PutObject", place, content_length: Some(length), content_type: Some(content_type), allowed }
}

pub const CASES: [Case; 10] = [
    upload("app/avatar/alice/2026-11-30.png", 48_213, "image/png", true),
    case("GetObject", Place::Object(BUCKET, "app/files/bob/reports/autumn.pdf"), true),
    upload("app/files/bob/reports/autumn.pdf", 731_000, "application/pdf", false),
    case("GetBucket", Place::Listing(BUCKET, "app/files/alice/"), true),
    case("GetService", Place::Account, false),
    upload("app/avatar/alice/2026-12-01.png", 48_000_213, "image/png", false),
    case("DeleteObject", Place::Object(BUCKET, "app/files/alice/reports/spring.pdf"), true),
    case("GetObject", Place::Object(OTHER_BUCKET, "app/files/bob/reports/autumn.pdf"), false),
    upload("app/files/alice/reports/winter.pdf", 731_000, "application/pdf", true),
    case("FetchObject", Place::Object(BUCKET, "app/files/alice/reports/winter.pdf"), false),
];

impl Case {
    pub fn request(&self) -> Request {
        let mut request = match self.place {
            Place::Account => Request::account(self.action),
            Place::Object(name, key) => Request::object(self.action, &bucket(name), key),
            Place::Listing(name, prefix) => Request::listing(self.action, &bucket(name), prefix),
        };
        if let Some(length) = self.content_length {
            request = request.with("cos:content-length", length);
        }
        if let Some(content_type) = self.content_type {
            request = request.with("cos:content-type", content_type);
        }
        request
    }
}

pub fn bucket(name: &str) -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, name).expect("the name is that of a bucket")
}

//! What the holder of a key may do with it.

use std::time::{SystemTime, UNIX_EPOCH};

use cos_policy::analysis::{Outcome, Verdict, disjoint};
use cos_policy::{Bucket, Document, Key, Region, Request, action, assert_grants_exactly, scenarios};
use serde_json::{Value, json};

use crate::{World, bucket, policy_of};

fn put(bucket: &Bucket, key: &str) -> Request {
    Request::object(action::PutObject, bucket, key)
        .with("cos:content-length", 100_000)
        .with("cos:content-type", "image/jpeg")
}

#[track_caller]
fn assert_allows(policy: &Document, request: &Request) {
    assert!(policy.decide(request).is_allow(), "{}", policy.explain(request));
}

/// For certain: a doubt would not do.
#[track_caller]
fn assert_denies(policy: &Document, request: &Request) {
    let outcome = policy.decide(request).outcome();
    assert!(matches!(outcome, Outcome::ImplicitDeny | Outcome::ExplicitDeny), "{outcome}: {request}");
}

#[tokio::test]
async fn an_upload_is_for_one_key() {
    let world = World::start().await;
    let answer = world.browser_of("alice").await.post("/uploads", json!({"file_name": "My holiday.JPG"})).await;
    let (policy, key, bucket) = (world.policy(&answer), answer.key(), bucket());
    let name = key.strip_prefix("files/alice/").unwrap();
    assert!(name.ends_with(".jpg"));

    let own = put(&bucket, key);
    assert_allows(&policy, &own);
    assert_allows(&policy, &own.clone().with("cos:x-cos-acl", "private"));

    for other in [
        format!("files/bob/{name}"),
        format!("files/alice2/{name}"),
        format!("files/alice/../bob/{name}"),
        "files/alice/other.jpg".to_owned(),
        format!("{key}x"),
        format!("{key}/x"),
        "files/alice/".to_owned(),
        "*".to_owned(),
        String::new(),
    ] {
        assert_denies(&policy, &put(&bucket, &other));
    }
    for action in ["GetObject", "DeleteObject", "PutObjectAcl", "InitiateMultipartUpload", "PostObject"] {
        assert_denies(&policy, &Request::object(action, &bucket, key));
    }
    for prefix in ["", "files/", "files/alice/", "files/bob/", key] {
        assert_denies(&policy, &Request::listing(action::GetBucket, &bucket, prefix));
    }
    assert_denies(&policy, &Request::bucket(action::DeleteBucket, &bucket));
    let other = Bucket::new(Region::AP_GUANGZHOU, "otherbucket-1250000000").unwrap();
    let elsewhere = Bucket::new(Region::AP_SHANGHAI, bucket.name()).unwrap();
    assert_denies(&policy, &put(&other, key));
    assert_denies(&policy, &put(&elsewhere, key));

    assert_denies(&policy, &own.clone().with("cos:content-length", 5 * 1024 * 1024 + 1));
    assert_denies(&policy, &own.clone().with("cos:content-type", "image/svg+xml"));
    assert_denies(&policy, &own.clone().with("cos:x-cos-acl", "public-read"));
    assert_denies(&policy, &Request::object(action::PutObject, &bucket, key));
}

/// Not only the requests that somebody thought of.
#[tokio::test]
async fn an_upload_is_for_nothing_else() {
    let world = World::start().await;
    let answer = world.browser_of("alice").await.post("/uploads", json!({"file_name": "a.png"})).await;
    let (policy, key, bucket) = (world.policy(&answer), Key::parse(answer.key()).unwrap(), bucket());
    let most = scenarios! {
        in bucket;
                           PutObject;
        bucket.at(&key) => yes;
    };
    policy.grants_at_most(&most).unwrap();
}

#[tokio::test]
async fn a_page_is_for_the_own_folder() {
    let world = World::start().await;
    let answer = world.browser_of("alice").await.post("/files", json!({})).await;
    let intended = scenarios! {
        in bucket();
                           GetBucket  GetObject;
        "files/alice/*" => yes        yes;
    };
    assert_grants_exactly!(world.policy(&answer), intended);
}

#[tokio::test]
async fn nothing_is_in_the_keys_of_two_users() {
    let world = World::start().await;
    let mut policies = Vec::new();
    for user in ["alice", "bob"] {
        let browser = world.browser_of(user).await;
        for (path, body) in [("/files", json!({})), ("/uploads", json!({"file_name": "a.jpg"}))] {
            policies.push((user, world.policy(&browser.post(path, body).await)));
        }
    }
    for (user, policy) in &policies {
        for (other, of_other) in &policies {
            assert_eq!(matches!(disjoint(policy, of_other), Verdict::Holds), user != other || policy != of_other);
        }
    }
}

#[tokio::test]
async fn a_nested_reply() {
    let world = World::start().await;
    let before = seconds();
    let answer = world.browser_of("alice").await.post("/uploads", json!({"file_name": "a.jpg"})).await;
    let mut body = answer.body.clone();
    let start = take(&mut body, "startTime").as_u64().unwrap();
    let expired = take(&mut body, "expiredTime").as_u64().unwrap();
    assert!((before..=seconds()).contains(&start) && (start + 894..=start + 895).contains(&expired));
    assert_eq!(take(&mut body, "expiration").as_str().unwrap().len(), "2023-11-14T22:28:20Z".len());
    for member in ["requestId", "key"] {
        assert!(take(&mut body, member).is_string());
    }
    let credentials = &mut body["credentials"];
    for member in ["tmpSecretId", "tmpSecretKey", "sessionToken"] {
        assert!(take(credentials, member).is_string());
    }
    let rest = json!({"credentials": {}, "bucket": "examplebucket-1250000000", "region": "ap-guangzhou"});
    assert_eq!(body, rest);
}

#[tokio::test]
async fn a_flat_reply() {
    let world = World::start().await;
    let answer = world.browser_of("alice").await.post("/uploads?form=flat", json!({"file_name": "a.jpg"})).await;
    let mut body = answer.body.clone();
    let [start, expired] = ["StartTime", "ExpiredTime"].map(|member| take(&mut body, member).as_u64().unwrap());
    assert!((start + 894..=start + 895).contains(&expired));
    let policy = policy_of(&world.sts, take(&mut body, "SecurityToken").as_str().unwrap()).unwrap();
    assert_allows(&policy, &put(&bucket(), take(&mut body, "Key").as_str().unwrap()));
    for member in ["TmpSecretId", "TmpSecretKey"] {
        assert!(take(&mut body, member).is_string());
    }
    assert_eq!(body, json!({"ScopeLimit": true, "Bucket": "examplebucket-1250000000", "Region": "ap-guangzhou"}));
}

/// A page has no key of an object.
#[tokio::test]
async fn the_replies_of_a_page() {
    let world = World::start().await;
    let browser = world.browser_of("alice").await;
    let nested = browser.post("/files", json!({})).await.body;
    let flat = browser.post("/files?form=flat", json!({})).await.body;
    assert_eq!((nested.get("key"), flat.get("Key")), (None, None));
    assert_eq!(nested["credentials"]["sessionToken"], flat["SecurityToken"]);
}

fn take(value: &mut Value, member: &str) -> Value {
    value.as_object_mut().unwrap().remove(member).unwrap()
}

fn seconds() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

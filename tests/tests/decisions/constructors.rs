//! Requests that are made by calls and requests in JSON are the same.

use cos_policy::{Bucket, Region, Request, action};
use serde_json::{Value, json};

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

#[track_caller]
fn assert_json(request: &Request, expected: Value) {
    assert_eq!(serde_json::to_value(request).unwrap(), expected);
    assert_eq!(&serde_json::from_value::<Request>(expected).unwrap(), request);
}

#[test]
fn an_object() {
    let request = Request::object(action::PutObject, &bucket(), "a/b")
        .with("cos:content-length", 10)
        .with("cos:secure-transport", true)
        .by("qcs::cam::uin/1:uin/2");
    assert_json(
        &request,
        json!({
            "action": "name/cos:PutObject",
            "region": "ap-guangzhou",
            "bucket": "examplebucket-1250000000",
            "key": "a/b",
            "context": {"cos:content-length": 10, "cos:secure-transport": true},
            "principal": "qcs::cam::uin/1:uin/2",
        }),
    );
}

#[test]
fn actions_in_every_spelling() {
    for spelling in ["PutObject", "cos:PutObject", "name/cos:PutObject"] {
        assert_eq!(Request::bucket(spelling, &bucket()), Request::bucket(action::PutObject, &bucket()));
    }
    assert_ne!(Request::bucket("ci:PutObject", &bucket()), Request::bucket("PutObject", &bucket()));
}

/// The prefix is the key of a listing, and the other way round.
#[test]
fn a_listing() {
    let listing = Request::listing(action::GetBucket, &bucket(), "a/é");
    assert_json(
        &listing,
        json!({
            "action": "name/cos:GetBucket",
            "region": "ap-guangzhou",
            "bucket": "examplebucket-1250000000",
            "key": "a/é",
            "context": {"cos:prefix": "a%2F%C3%A9"},
        }),
    );
    assert_eq!(Request::object(action::GetBucket, &bucket(), "a/é"), listing);
    assert_eq!(Request::bucket(action::GetBucket, &bucket()).with("cos:prefix", "a%2F%C3%A9"), listing);
    assert_eq!(Request::listing(action::GetBucket, &bucket(), ""), Request::bucket(action::GetBucket, &bucket()));
}

#[test]
fn the_account() {
    assert_json(&Request::account(action::GetService), json!({"action": "name/cos:GetService"}));
}

/// What is empty in a header or in the query is absent (436/46205).
#[test]
fn empty_values_are_absent() {
    let plain = Request::object(action::GetObject, &bucket(), "a");
    for key in ["cos:content-type", "cos:versionid", "cos:response-content-type", "cos:x-cos-acl"] {
        assert_eq!(plain.clone().with(key, ""), plain);
        assert_eq!(plain.clone().with(key, "a").with(key, ""), plain);
        assert_ne!(plain.clone().with(key, "a"), plain);
    }
}

#[test]
fn what_is_no_request() {
    let bucket = json!("examplebucket-1250000000");
    for request in [
        json!({}),
        json!({"action": "GetObject", "bucket": bucket}),
        json!({"action": "GetObject", "region": "ap-guangzhou"}),
        json!({"action": "GetObject", "key": "a"}),
        json!({"action": "GetObject", "region": "ap-guangzhou", "bucket": "examplebucket"}),
        json!({"action": "GetObject", "region": "ap-guangzhou", "bucket": bucket, "keys": "a"}),
        json!({"action": "GetObject", "context": {"qcs:ip": null}}),
        json!({"action": "GetObject", "context": {"qcs:ip": {}}}),
        json!({"action": "GetBucket", "region": "ap-guangzhou", "bucket": bucket, "key": "a", "context": {"cos:prefix": "b"}}),
    ] {
        assert!(serde_json::from_value::<Request>(request.clone()).is_err(), "{request}");
    }
}

//! No secret is in what is printed, logged or panicked with.

use std::fmt::Debug;

use cos_policy::sts::{FederationToken, Secret, StsError, TemporaryKey};
use serde_json::json;

use crate::{SECRET, at, bucket, granted, key, now};

const TMP: [&str; 2] = ["tmp-secret-4711", "tmp-token-4711"];

#[track_caller]
fn assert_shows_none(value: &impl Debug) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        for secret in [SECRET, TMP[0], TMP[1]] {
            assert!(!text.contains(secret), "{text}");
        }
    }
}

#[test]
fn no_debug_shows_a_secret() {
    assert_shows_none(&Secret::new(SECRET));
    assert_shows_none(&key());
    assert_shows_none(&TemporaryKey::new("AKIDtmp", TMP[0], TMP[1], at(1)).unwrap());
    let call = FederationToken::new(granted());
    assert_shows_none(&call);
    let (request, pending) = call.sign(&key(), now()).unwrap();
    assert_shows_none(&request);
    assert!(!String::from_utf8_lossy(request.body()).contains(SECRET));
    for value in request.headers().values() {
        assert!(!value.as_bytes().windows(SECRET.len()).any(|window| window == SECRET.as_bytes()));
    }
    assert_shows_none(&pending);
    let body = json!({"Response": {
        "Credentials": {"Token": TMP[1], "TmpSecretId": "AKIDtmp", "TmpSecretKey": TMP[0]},
        "ExpiredTime": 1_700_000_900,
        "RequestId": "1",
    }});
    let issued = pending.read(&http::Response::new(body.to_string())).unwrap();
    assert_shows_none(&issued);
    let again = || {
        let (_, pending) = FederationToken::new(granted()).sign(&key(), now()).unwrap();
        pending.read(&http::Response::new(body.to_string())).unwrap()
    };
    assert_shows_none(&issued.into_key());
    assert_shows_none(&again().into_reply(&bucket()));
    assert_shows_none(&again().into_flat_reply(&bucket()));
}

#[test]
fn no_error_shows_a_secret() {
    let answers = [
        json!({"Response": {"Credentials": {"Token": TMP[1], "TmpSecretId": "AKID tmp", "TmpSecretKey": TMP[0]}, "ExpiredTime": 1}}),
        json!({"Response": {"Credentials": {"Token": TMP[1], "TmpSecretId": "AKIDtmp", "TmpSecretKey": TMP[0]}}}),
        json!({"Response": {"Credentials": {"Token": TMP[1], "TmpSecretId": 1, "TmpSecretKey": TMP[0]}, "ExpiredTime": 1}}),
    ];
    for answer in answers {
        let (_, pending) = FederationToken::new(granted()).sign(&key(), now()).unwrap();
        let error: StsError = pending.read(&http::Response::new(answer.to_string())).unwrap_err();
        assert_shows_none(&error);
        assert!(TMP.iter().all(|secret| !error.to_string().contains(secret)), "{error}");
    }
}

/// A program of others fails with a key in its hand.
#[test]
fn no_panic_shows_a_secret() {
    let temporary = TemporaryKey::new("AKIDtmp", TMP[0], TMP[1], at(1)).unwrap();
    let panics: [&(dyn Fn() + std::panic::RefUnwindSafe); 3] =
        [&|| assert_eq!(Secret::new(SECRET), Secret::new(TMP[0])), &|| panic!("{temporary:?}"), &|| {
            panic!("{:?}", FederationToken::new(granted()).sign(&key(), now()))
        }];
    for panic in panics {
        let shown = std::panic::catch_unwind(panic).unwrap_err().downcast::<String>().unwrap();
        assert!(!shown.is_empty() && [SECRET, TMP[0], TMP[1]].iter().all(|secret| !shown.contains(secret)), "{shown}");
    }
}

#[test]
fn secrets_compare_whole() {
    assert_eq!(Secret::new("a"), Secret::new("a"));
    for other in ["", "b", "aa", "A"] {
        assert_ne!(Secret::new("a"), Secret::new(other));
    }
}

//! Signatures that are published, or that other implementations made.

use cos_policy::sts::{PermanentKey, Tc3};
use serde_json::Value;

use crate::{SECRET, key};

fn vectors() -> Value {
    serde_json::from_str(include_str!("../../data/sts.json")).unwrap()
}

#[test]
fn every_vector_is_reproduced() {
    let vectors = vectors();
    let vectors = vectors["tc3"].as_array().unwrap();
    assert_eq!(vectors.len(), 3);
    for vector in vectors {
        let text = |name: &str| vector[name].as_str().unwrap();
        let headers = vector["headers"].as_object().unwrap();
        let headers: Vec<(&str, &str)> =
            headers.iter().map(|(name, value)| (name.as_str(), value.as_str().unwrap())).collect();
        let request = Tc3 {
            method: text("method"),
            path: text("path"),
            query: text("query"),
            headers: &headers,
            payload: text("payload").as_bytes(),
            service: text("service"),
            timestamp: vector["timestamp"].as_u64().unwrap(),
        };
        let key = PermanentKey::new(text("secret_id"), text("secret_key")).unwrap();
        assert_eq!(request.authorization(&key), text("authorization"), "{}", text("id"));
    }
}

/// As the documentation sends it; a change of any part is another signature.
#[test]
fn every_part_is_signed() {
    let headers = [("Host", "sts.tencentcloudapi.com"), ("content-type", "application/json; charset=utf-8")];
    let request = Tc3 {
        method: "POST",
        path: "/",
        query: "",
        headers: &headers,
        payload: b"{}",
        service: "sts",
        timestamp: 1_700_000_000,
    };
    let changed = [
        Tc3 { method: "GET", ..request },
        Tc3 { path: "/a", ..request },
        Tc3 { query: "a=b", ..request },
        Tc3 { headers: &[("host", "sts.tencentcloudapi.com"), ("content-type", "application/json")], ..request },
        Tc3 { headers: &headers[..1], ..request },
        Tc3 { payload: b"{ }", ..request },
        Tc3 { service: "cvm", ..request },
        Tc3 { timestamp: 1_700_000_001, ..request },
    ];
    let signature = |request: &Tc3<'_>| request.authorization(&key()).rsplit_once('=').unwrap().1.to_owned();
    let own = signature(&request);
    assert!(own.len() == 64 && own.bytes().all(|byte| byte.is_ascii_hexdigit()));
    for changed in &changed {
        assert_ne!(signature(changed), own, "{changed:?}");
    }
    let other = PermanentKey::new(key().id(), SECRET.to_lowercase()).unwrap();
    assert!(!request.authorization(&other).ends_with(&own));
    let turned = [headers[1], headers[0]];
    assert_eq!(signature(&Tc3 { headers: &turned, ..request }), own);
    let spelled = [("HOST", " STS.tencentcloudapi.com "), ("Content-Type", "application/json; charset=UTF-8")];
    assert_eq!(signature(&Tc3 { headers: &spelled, ..request }), own);
}

/// The key that is derived for a day and a service is kept for the next request.
#[test]
fn a_key_that_has_signed_signs_like_a_new_one() {
    let used = key();
    for (service, timestamp) in [("sts", 0), ("sts", 86_399), ("cvm", 86_399), ("cvm", 86_400), ("sts", 0), ("sts", 0)]
    {
        let request = Tc3 { method: "POST", path: "/", query: "", headers: &[], payload: b"", service, timestamp };
        assert_eq!(request.authorization(&used), request.authorization(&key()), "{service} {timestamp}");
    }
}

#[test]
fn the_date_is_that_of_utc() {
    let scope = |timestamp| {
        let request =
            Tc3 { method: "POST", path: "/", query: "", headers: &[], payload: b"", service: "sts", timestamp };
        request.authorization(&key()).split('/').nth(1).unwrap().to_owned()
    };
    assert_eq!(scope(0), "1970-01-01");
    assert_eq!(scope(1_709_164_799), "2024-02-28");
    assert_eq!(scope(1_709_164_800), "2024-02-29");
    assert_eq!(scope(1_735_689_599), "2024-12-31");
    assert_eq!(scope(1_735_689_600), "2025-01-01");
    assert_eq!(scope(u64::MAX), "1970-01-01");
}

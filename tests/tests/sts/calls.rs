//! The requests, byte for byte.

use std::time::Duration;

use cos_policy::proptest::policies;
use cos_policy::sts::{
    AssumeRole, CallError, Endpoint, Federation, FederationToken, Granted, Meter, RoleArn, Ruling, Scope, SessionName,
    TemporaryKey, Ttl, authorize, percent_encode,
};
use cos_policy::{Policy, Region};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;
use serde_json::Value;

use crate::{Files, at, granted, granted_role, key, name, now, own};

fn body(request: &http::Request<Vec<u8>>) -> Value {
    serde_json::from_slice(request.body()).unwrap()
}

fn header<'r>(request: &'r http::Request<Vec<u8>>, name: &str) -> &'r str {
    request.headers()[name].to_str().unwrap()
}

/// Decoded once, as STS does (1312/48195).
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let is_escape = *first == b'%';
        let byte = if is_escape { u8::from_str_radix(&text_of(&after[..2]), 16).unwrap() } else { *first };
        bytes.push(byte);
        rest = if is_escape { &after[2..] } else { after };
    }
    text_of(&bytes)
}

fn text_of(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_federation_token() {
    let (request, _) = FederationToken::new(granted()).sign(&key(), now()).unwrap();
    assert_eq!(
        (request.method().as_str(), request.uri().to_string().as_str()),
        ("POST", "https://sts.tencentcloudapi.com/")
    );
    let headers = [
        ("host", "sts.tencentcloudapi.com"),
        ("content-type", "application/json; charset=utf-8"),
        ("x-tc-action", "GetFederationToken"),
        ("x-tc-version", "2018-08-13"),
        ("x-tc-timestamp", "1700000000"),
        ("x-tc-region", "ap-guangzhou"),
    ];
    for (name, value) in headers {
        assert_eq!(header(&request, name), value);
    }
    assert_eq!(request.headers().len(), headers.len() + 1);
    assert!(request.headers()["authorization"].is_sensitive());
    assert_eq!(
        text_of(request.body()),
        "{\"Name\":\"cos-policy\",\"Policy\":\"%7B%22version%22%3A%222.0%22%2C%22statement%22%3A%5B%7B%22effect%22%3A%22allow%22%2C\
         %22action%22%3A%5B%22name%2Fcos%3AGetBucket%22%2C%22name%2Fcos%3AGetObject%22%2C%22name%2Fcos%3APutObject%22%5D%2C\
         %22resource%22%3A%5B%22qcs%3A%3Acos%3Aap-guangzhou%3Auid%2F1250000000%3Aexamplebucket-1250000000%2Ffiles%2Falice%2F%2A%22\
         %5D%7D%5D%7D\",\"DurationSeconds\":900}",
    );
}

/// The vector is of a payload with another policy; of that payload the library's own request has the same shape.
#[test]
fn a_request_has_the_shape_of_the_vector() {
    let vectors: Value = serde_json::from_str(include_str!("../../data/sts.json")).unwrap();
    let payload: Value = serde_json::from_str(vectors["tc3"][2]["payload"].as_str().unwrap()).unwrap();
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    let (request, _) = FederationToken::new(granted()).sign(&key(), now()).unwrap();
    assert_eq!(names(&body(&request)), names(&payload));
    assert_eq!(decoded(payload["Policy"].as_str().unwrap()), vectors["tc3"][2]["policy"].as_str().unwrap());
}

#[test]
fn a_role() {
    let role = RoleArn::parse("qcs::cam::uin/100000000001:roleName/uploader").unwrap();
    let session = SessionName::parse("alice@example.com").unwrap();
    let signer =
        TemporaryKey::new("AKIDexample", "secret-of-a-machine", "token-of-a-machine", at(1_800_000_000)).unwrap();
    let call = AssumeRole::new(granted_role(), role, session).external_id("partner:7").unwrap();
    let (request, _) = call.region(Region::AP_SHANGHAI).sign(&signer, now()).unwrap();
    assert_eq!(header(&request, "x-tc-action"), "AssumeRole");
    assert_eq!(header(&request, "x-tc-region"), "ap-shanghai");
    assert_eq!(header(&request, "x-tc-token"), "token-of-a-machine");
    assert!(request.headers()["x-tc-token"].is_sensitive());
    let body = body(&request);
    let names: Vec<&String> = body.as_object().unwrap().keys().collect();
    assert_eq!(names, ["RoleArn", "RoleSessionName", "ExternalId", "Policy", "DurationSeconds"]);
    assert_eq!(body["ExternalId"], "partner:7");
    assert_eq!(body["RoleSessionName"], "alice@example.com");
}

#[test]
fn a_key_that_has_expired_signs_nothing() {
    let role = RoleArn::parse("qcs::cam::uin/100000000001:roleName/uploader").unwrap();
    let signed = |expires| {
        let call = AssumeRole::new(granted_role(), role.clone(), SessionName::parse("alice").unwrap());
        call.sign(&TemporaryKey::new("AKIDexample", "s", "t", expires).unwrap(), now()).map(|_| ())
    };
    assert_eq!(signed(now() + Duration::from_secs(1)), Ok(()));
    assert_eq!(signed(now()), Err(CallError::ExpiredKey));
}

#[test]
fn endpoints() {
    let asked = |endpoint: Endpoint| {
        let (request, _) = FederationToken::new(granted()).endpoint(endpoint).sign(&key(), now()).unwrap();
        assert_eq!(Some(header(&request, "host")), request.uri().authority().map(http::uri::Authority::as_str));
        request.uri().to_string()
    };
    assert_eq!(asked(Endpoint::of_region(&Region::AP_SHANGHAI)), "https://sts.ap-shanghai.tencentcloudapi.com/");
    assert_eq!(asked(Endpoint::internal()), "https://sts.internal.tencentcloudapi.com/");
    assert_eq!(asked(Endpoint::international()), "https://sts.intl.tencentcloudapi.com/");
    let stand_in = Endpoint::at(http::uri::Scheme::HTTP, "127.0.0.1:8080".parse().unwrap());
    assert_eq!(asked(stand_in), "http://127.0.0.1:8080/");
}

#[test]
fn what_is_left_of_a_grant() {
    let signed = |later: u64| {
        let call = FederationToken::new(granted());
        call.sign(&key(), now() + Duration::from_secs(later))
            .map(|(request, _)| body(&request)["DurationSeconds"].clone())
    };
    assert_eq!(signed(0).unwrap(), 900);
    assert_eq!(signed(100).unwrap(), 800);
    assert_eq!(signed(840).unwrap(), 60);
    assert_eq!(signed(841).unwrap_err(), CallError::TooLate { left: 59 });
    let late = signed(5000).unwrap_err();
    assert_eq!(late.to_string(), "0 s are left of what was granted, and a key lives 60 s at least: ask again");
    let early = FederationToken::new(granted()).sign(&key(), at(0)).unwrap();
    assert_eq!(body(&early.0)["DurationSeconds"], 900);
}

#[test]
fn the_meter_refuses() {
    let call = FederationToken::new(granted()).meter(Meter::new(10, 100));
    let refused = call.sign(&key(), now()).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the policy has 215 characters, 115 more than 100; the longest of its statements is statement[0] with 183: \
         {\"effect\":\"allow\",\"action\":[\"name/cos:Ge…",
    );
}

#[test]
fn names_of_holders() {
    for name in ["a", "cos-sts-nodejs", &"a".repeat(64)] {
        assert!(FederationToken::new(granted()).name(name).is_ok(), "{name}");
    }
    for name in ["", "-a", "a b", "a1", "é", "a*", &"a".repeat(65)] {
        let refused = FederationToken::new(granted()).name(name).unwrap_err();
        assert_eq!(refused.to_string(), "a holder is called by 1 to 64 English letters and hyphens, a letter first");
    }
}

/// Everything but letters, digits, `-`, `_`, `.` and `~`, as RFC 3986 has it.
const REFERENCE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_encoding_is_that_of_the_rfc(text in prop_oneof![any::<String>(), "[ -~]{0,20}", "[+%2Fa /é*('!)~]{0,12}"]) {
        let encoded = percent_encode(&text);
        prop_assert_eq!(&encoded, &utf8_percent_encode(&text, REFERENCE).to_string());
        prop_assert_eq!(decoded(&encoded), text);
    }

    #[test]
    fn one_decoding_gives_the_policy(policy in policies()) {
        let Some(granted) = anything(policy.clone()) else { return Ok(()) };
        let (request, _) = FederationToken::new(granted).meter(Meter::new(0, usize::MAX)).sign(&key(), now()).unwrap();
        let sent = body(&request)["Policy"].as_str().unwrap().to_owned();
        prop_assert!(sent.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.~%".contains(&byte)));
        prop_assert_eq!(decoded(&sent), policy.as_json());
    }
}

struct Anything(Policy);

impl Scope for Anything {
    fn bound(&self) -> Policy {
        self.0.clone()
    }
}

fn anything(policy: Policy) -> Option<Granted<(), Anything>> {
    let grant = |_: &(), _: &Anything| Ruling::Grant;
    authorize(&grant, (), Anything(policy), Ttl::<Federation>::default(), now()).ok()
}

#[test]
fn every_published_encoding_is_reproduced() {
    let vectors: Value = serde_json::from_str(include_str!("../../data/sts.json")).unwrap();
    for vector in vectors["policy_encoding"].as_array().unwrap() {
        assert_eq!(percent_encode(vector["raw"].as_str().unwrap()), vector["encoded"].as_str().unwrap());
    }
}

#[test]
fn each_awkward_character_alone() {
    let planes =
        [0_u32..0x3000, 0xd700..0xd800, 0xe000..0xe100, 0xfe00..0x1_0100, 0x1_f600..0x1_f700, 0x10_ff00..0x11_0000];
    for character in planes.into_iter().flatten().filter_map(char::from_u32) {
        let text = format!("a{character}b");
        assert_eq!(percent_encode(&text), utf8_percent_encode(&text, REFERENCE).to_string(), "{character:?}");
    }
}

#[test]
fn nobody_else_asks() {
    let refused = authorize(&own, name("bob"), Files { user: name("alice") }, Ttl::<Federation>::default(), now());
    let refused = refused.unwrap_err();
    assert_eq!(refused.to_string(), "the requester does not get a key for this scope");
    assert_eq!((refused.requester(), refused.scope()), (&name("bob"), &Files { user: name("alice") }));
}

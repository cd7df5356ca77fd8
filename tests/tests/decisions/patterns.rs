//! Patterns that a careless matcher takes for ever with.

use cos_policy::{Bucket, Document, Region, Request};
use serde_json::json;

use crate::agreement::answer;

fn document(statement: serde_json::Value) -> Document {
    Document::parse(&json!({"version": "2.0", "statement": [statement]}).to_string()).unwrap()
}

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

const STARS: usize = 2_000;
const LENGTH: usize = 100_000;

/// `*a*a*a..b` is undocumented where it matches, and no match where it does not.
#[test]
fn many_stars_against_a_long_key() {
    let pattern = "*a".repeat(STARS) + "*b";
    let document = document(json!({
        "effect": "allow",
        "action": "name/cos:GetObject",
        "resource": format!("qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/{pattern}"),
    }));
    let decide = |key: &str| answer(&document, &Request::object("GetObject", &bucket(), key)).0;
    let long = "a".repeat(LENGTH);
    assert_eq!(decide(&long), "implicit_deny");
    assert_eq!(decide(&format!("{long}b")), "unknown");
    assert_eq!(decide(&format!("{long}bc")), "implicit_deny");
    assert_eq!(decide(&format!("{}b", "a".repeat(STARS))), "unknown");
    assert_eq!(decide(&format!("{}b", "a".repeat(STARS - 1))), "implicit_deny");
}

#[test]
fn many_stars_against_a_long_action() {
    let pattern = "*a".repeat(STARS) + "*b";
    let document = document(json!({"effect": "allow", "action": format!("name/cos:{pattern}"), "resource": "*"}));
    let decide = |name: &str| answer(&document, &Request::bucket(name, &bucket())).0;
    let long = "a".repeat(LENGTH);
    assert_eq!(decide(&long), "implicit_deny");
    assert_eq!(decide(&format!("{long}b")), "allow");
    assert_eq!(decide(&format!("{}b", "a".repeat(STARS))), "allow");
    assert_eq!(decide(&format!("{}b", "a".repeat(STARS - 1))), "implicit_deny");
}

#[test]
fn many_stars_against_a_long_value() {
    let pattern = "*a".repeat(STARS) + "*b";
    for key in ["cos:content-type", "cos:response-content-type"] {
        let document = document(json!({
            "effect": "allow",
            "action": "name/cos:GetObject",
            "resource": "*",
            "condition": {"string_like": {key: pattern}},
        }));
        let decide = |value: &str| answer(&document, &Request::object("GetObject", &bucket(), "k").with(key, value)).0;
        let long = "a".repeat(LENGTH);
        assert_eq!(decide(&long), "implicit_deny");
        assert_eq!(decide(&format!("{long}b")), "unknown");
        assert_eq!(decide(&format!("{}b", "a".repeat(STARS - 1))), "implicit_deny");
    }
}

/// As many statements, resources and values as a text of some size can have.
#[test]
fn long_lists_of_patterns() {
    let long = "a".repeat(10_000);
    let resources: Vec<String> = (0..500)
        .map(|stars| format!("qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/{}b", "*a".repeat(stars)))
        .collect();
    let document = document(json!({"effect": "allow", "action": "name/cos:GetObject", "resource": resources}));
    let decide = |key: &str| answer(&document, &Request::object("GetObject", &bucket(), key)).0;
    assert_eq!(decide(&long), "implicit_deny");
    assert_eq!(decide(&format!("{long}b")), "unknown");
    assert_eq!(decide("b"), "allow");
}

use std::collections::BTreeSet;

use cos_policy::analysis::{Outcome, partition};
use cos_policy::proptest::requests;
use cos_policy::{Document, Request};
use serde_json::{Value, json};

use crate::sample::{count, sample, shrunk};

const ROOT: &str = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/";

fn statement(effect: &str, action: &str, key: &str, condition: Value) -> Value {
    json!({"effect": effect, "action": action, "resource": format!("{ROOT}{key}"), "condition": condition})
}

fn document(statements: &[Value]) -> Document {
    Document::parse(&json!({"version": "2.0", "statement": statements}).to_string()).unwrap()
}

fn with(condition: Value) -> Document {
    document(&[statement("allow", "name/cos:PutObject", "a/*", condition)])
}

fn documents() -> Vec<Document> {
    let allow =
        |action: &str, key: &str| json!({"effect": "allow", "action": action, "resource": format!("{ROOT}{key}")});
    let length = json!({"numeric_less_than_equal": {"cos:content-length": 5}});
    let media = json!({"string_like": {"cos:content-type": "image/*"}, "ip_equal": {"qcs:ip": "10.0.0.0/8"}});
    let plain = json!({"bool_equal": {"cos:secure-transport": "false"}});
    let version = json!({"numeric_greater_than_equal": {"cos:tls-version": 1.2}});
    let prefix = json!({"string_like": {"cos:prefix": "a%2F*"}});
    let tag = json!({"for_any_value:string_equal": {"qcs:request_tag": "team&red"}});
    let mut named = json!({"effect": "allow", "action": "name/cos:GetObject", "resource": "*"});
    named["principal"] = json!({"qcs": ["qcs::cam::uin/100000000001:uin/100000000002"]});
    let folders = (0..30).map(|user| allow("name/cos:GetObject", &format!("users/{user}/*"))).collect::<Vec<_>>();
    vec![
        document(&[json!({"effect": "allow", "action": "*", "resource": "*"})]),
        document(&[allow("name/cos:GetObject", "a/*"), allow("name/cos:GetObject", "a/b/*")]),
        document(&[statement("allow", "name/cos:PutObject", "a/*", length), statement("deny", "*", "a/b*", media)]),
        document(&[
            statement("allow", "name/cos:*Object", "a/*", version),
            statement("deny", "name/cos:Get*", "*", plain),
            allow("name/cos:GetService", "a.jpg"),
        ]),
        document(&[statement("allow", "name/cos:GetBucket", "*", prefix), allow("name/cos:GetBucket", "b/*")]),
        document(&[statement("allow", "name/cos:PutObject", "a/*", tag), allow("name/cos:HeadBucket", "")]),
        document(&[allow("name/cos:GetObject", "a/*/c"), allow("name/cos:?etObject", "*")]),
        document(&[named]),
        document(&folders),
    ]
}

/// A document for every statement, in which it allows: what it decides is whether the statement matches.
fn apart(document: &Document) -> Vec<Document> {
    let json: Value = serde_json::from_str(&document.to_json()).unwrap();
    let allowing = |mut statement: Value| {
        statement["effect"] = json!("allow");
        self::document(&[statement])
    };
    json["statement"].as_array().unwrap().iter().cloned().map(allowing).collect()
}

fn class(apart: &[Document], request: &Request) -> Vec<Outcome> {
    apart.iter().map(|document| document.decide(request).outcome()).collect()
}

/// Ten samples for a class, and a hundred more.
#[test]
fn every_class_is_hit_and_no_request_is_of_another() {
    for document in documents() {
        let apart = apart(&document);
        let classes = partition(&[&document]).unwrap();
        let classes: BTreeSet<Vec<Outcome>> = classes.iter().map(|it| class(&apart, it.request())).collect();
        let requests = sample(&requests(&document), 10 * classes.len() + 100);
        let hit: BTreeSet<Vec<Outcome>> = requests.iter().map(|request| class(&apart, request)).collect();
        assert_eq!(hit, classes, "{document}");
    }
}

#[test]
fn most_requests_are_no_examples_of_classes() {
    for document in documents() {
        let classes = partition(&[&document]).unwrap();
        let requests = sample(&requests(&document), 400);
        let is_example = |request: &Request| classes.iter().any(|class| class.request() == request);
        let examples = count(&requests, is_example);
        assert!((60..300).contains(&examples), "{examples} in {document}");
    }
}

/// The values of a key in requests that a document with one condition tells apart; `None` where there is none.
fn values(condition: Value, key: &str) -> BTreeSet<Option<String>> {
    let value = |request: &Request| {
        let value = request.context().find(|(name, _)| *name == key);
        value.map(|(_, value)| value.to_string())
    };
    sample(&requests(&with(condition)), 400).iter().map(value).collect()
}

#[track_caller]
fn assert_reached(condition: Value, key: &str, expected: &[&str]) {
    let values = values(condition, key);
    for value in expected {
        assert!(values.contains(&Some((*value).to_owned())), "{value} is not in {values:?}");
    }
}

#[test]
fn numbers_stand_at_each_bound_and_on_both_sides() {
    let length = || json!({"numeric_less_than_equal": {"cos:content-length": 5}});
    assert_reached(length(), "cos:content-length", &["4", "5", "6"]);
    assert!(values(length(), "cos:content-length").contains(&None));
    let version = json!({"numeric_greater_than_equal": {"cos:tls-version": 1.2}});
    assert_reached(version, "cos:tls-version", &["1", "1.2", "1.21", "2"]);
}

#[test]
fn addresses_stand_at_each_end_of_a_block_and_outside() {
    let block = json!({"ip_equal": {"qcs:ip": "10.0.0.0/8"}});
    assert_reached(block, "qcs:ip", &["9.255.255.255", "10.0.0.0", "10.255.255.255", "11.0.0.0"]);
    assert_reached(json!({"ip_equal": {"qcs:ip": "10.1.2.3"}}), "qcs:ip", &["10.1.2.2", "10.1.2.3", "10.1.2.4"]);
    assert_reached(json!({"ip_equal": {"qcs:ip": "0.0.0.0/0"}}), "qcs:ip", &["0.0.0.0", "255.255.255.255"]);
}

#[test]
fn texts_and_tags_are_equal_shorter_longer_and_in_other_case() {
    let acl = || json!({"string_equal": {"cos:x-cos-acl": "private"}});
    assert_reached(acl(), "cos:x-cos-acl", &["private", "privat", "private2", "PRIVATE"]);
    assert!(values(acl(), "cos:x-cos-acl").contains(&None));
    let media = json!({"string_like": {"cos:content-type": "image/*"}});
    assert_reached(media, "cos:content-type", &["image/", "image/a", "image", "image2"]);
    let query = json!({"string_like": {"cos:response-content-type": "a%2F*"}});
    assert_reached(query, "cos:response-content-type", &["a%2F", "a%2Fa", "a", "a2"]);
    let tag = json!({"for_any_value:string_equal": {"qcs:request_tag": "team&red"}});
    assert_reached(tag, "qcs:request_tag", &["[team&red]", "[team&red2]", "[team&red, other&tag]"]);
}

#[test]
fn places_stand_in_a_folder_on_its_edge_and_outside() {
    let requests = sample(&requests(&with(json!({"bool_equal": {"cos:secure-transport": "true"}}))), 1000);
    let keys: BTreeSet<&str> = requests.iter().map(Request::key).collect();
    for key in ["a/a", "a/a/b", "a/", "a", "a2", "A/"] {
        assert!(keys.contains(key), "{key:?} is not in {keys:?}");
    }
    let buckets: BTreeSet<_> = requests.iter().filter_map(Request::bucket_of).collect();
    assert!(buckets.len() >= 3, "{buckets:?}");
}

#[test]
fn actions_are_of_the_document_and_others() {
    let document = document(&[json!({"effect": "allow", "action": "name/cos:Get*", "resource": "*"})]);
    let requests = sample(&requests(&document), 1000);
    let actions: BTreeSet<&str> = requests.iter().map(Request::action).collect();
    for action in ["name/cos:GetObject", "name/cos:GetBucketACL", "name/cos:GetFrob"] {
        assert!(actions.contains(action), "{action} is not in {actions:?}");
    }
    assert!(actions.iter().any(|action| !action.starts_with("name/cos:Get")));
}

#[test]
fn a_named_principal_and_a_stranger_ask() {
    let requests = sample(&requests(&documents()[7]), 200);
    let principals: BTreeSet<_> = requests.iter().map(Request::principal).collect();
    assert!(principals.len() >= 2 && !principals.contains(&None), "{principals:?}");
}

#[test]
fn a_version_of_tls_comes_with_secure_transport() {
    for request in sample(&requests(&documents()[3]), 2000) {
        let value = |key: &str| request.context().find(|(name, _)| *name == key).map(|(_, value)| value.to_string());
        let is_plain = value("cos:secure-transport").is_none_or(|value| value == "false");
        assert!(value("cos:tls-version").is_none() || !is_plain, "{request}");
    }
}

#[test]
fn a_failure_shrinks_to_the_example_of_a_class() {
    let document = with(json!({"numeric_less_than_equal": {"cos:content-length": 5}}));
    let example = format!("name/cos:PutObject on {ROOT}a/a with cos:content-length = 1");
    for request in shrunk(&requests(&document), |request| document.decide(request).is_allow()) {
        assert_eq!(request.to_string(), example);
    }
}

#[test]
fn a_document_with_too_many_classes_has_requests_nevertheless() {
    let tagged = |at| {
        let condition = json!({"for_any_value:string_equal": {"qcs:request_tag": format!("team&{at}")}});
        statement("allow", "name/cos:PutObject", "a/*", condition)
    };
    let document = document(&(0..40).map(tagged).collect::<Vec<_>>());
    assert!(partition(&[&document]).is_err());
    let requests = sample(&requests(&document), 200);
    assert!(count(&requests, |request| request.bucket_of().is_some()) > 20);
}

//! The form of every policy, whoever wrote it.

use cos_policy::action::catalogue;
use cos_policy::{Policy, Statement};
use serde_json::Value;

use crate::oracle::{is_bucket, is_folder, is_key, is_region};

/// What every policy has, whoever wrote it.
#[track_caller]
pub(crate) fn assert_well_formed(policy: &Policy) {
    let json = policy.to_json();
    assert_eq!(json, serde_json::to_string(policy).unwrap());
    assert_eq!(json, policy.to_string());
    let document: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(document.to_string(), json, "there is one spelling");

    let members = document.as_object().unwrap();
    assert!(members.keys().eq(["version", "statement"]), "{json}");
    assert_eq!(members["version"], "2.0");
    let statements = members["statement"].as_array().unwrap();
    assert!(!statements.is_empty());
    let alone: Vec<Statement> = policy.clone().into_iter().collect();
    assert_eq!(statements.len(), alone.len());
    for (statement, alone) in statements.iter().zip(alone) {
        assert_eq!(statement.to_string(), alone.to_string());
        assert_eq!(statement.to_string(), serde_json::to_string(&alone).unwrap());
        let members: Vec<&str> = statement.as_object().unwrap().keys().map(String::as_str).collect();
        assert!(
            matches!(members[..], ["effect", "action", "resource"] | ["effect", "action", "resource", "condition"]),
            "{json}"
        );
        assert!(statement["effect"] == "allow" || statement["effect"] == "deny");
        assert_actions(statement);
        for resource in texts_of(&statement["resource"]) {
            assert_resource(resource);
        }
        if let Some(condition) = statement.get("condition") {
            assert_condition(condition);
        }
    }
}

/// The texts of an array that is not empty.
fn texts_of(array: &Value) -> Vec<&str> {
    let texts: Vec<&str> = array.as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    assert!(!texts.is_empty());
    texts
}

fn assert_actions(statement: &Value) {
    let actions = texts_of(&statement["action"]);
    if actions == ["name/cos:*"] {
        assert_eq!(statement["effect"], "deny");
        assert!(statement.get("condition").is_none());
        return;
    }
    assert!(actions.is_sorted_by(|a, b| a < b), "{statement}");
    for action in actions {
        let name = action.strip_prefix("name/cos:").unwrap();
        assert!(catalogue().iter().any(|entry| entry.name() == name), "{statement}");
    }
}

fn assert_resource(resource: &str) {
    if resource == "*" {
        return;
    }
    let segments: Vec<&str> = resource.split(':').collect();
    let ["qcs", "", "cos", region, account, place] = segments[..] else { panic!("{resource}") };
    assert!(is_region(region), "{resource}");
    let (bucket, path) = place.split_once('/').unwrap();
    assert!(is_bucket(region, bucket), "{resource}");
    assert_eq!(account.strip_prefix("uid/").unwrap(), bucket.rsplit('-').next().unwrap());
    assert!(path.is_empty() || path == "*" || is_key(path) || is_folder(path), "{resource}");
}

fn assert_condition(condition: &Value) {
    const OPERATORS: [&str; 12] = [
        "bool_equal",
        "for_any_value:string_equal",
        "ip_equal",
        "ip_not_equal",
        "numeric_equal",
        "numeric_greater_than",
        "numeric_greater_than_equal",
        "numeric_less_than",
        "numeric_less_than_equal",
        "string_equal",
        "string_like",
        "string_not_equal",
    ];
    let condition = condition.as_object().unwrap();
    assert!(!condition.is_empty());
    for (operator, keys) in condition {
        assert!(OPERATORS.contains(&operator.strip_suffix("_if_exist").unwrap_or(operator)), "{operator}");
        let keys = keys.as_object().unwrap();
        assert!(!keys.is_empty() && keys.keys().is_sorted());
        for (key, value) in keys {
            let values = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            assert!(!values.is_empty() && (value.is_array() == (values.len() > 1)), "{key} {value}");
            let is_listed_once = |value: &Value| values.iter().filter(|other| *other == value).count() == 1;
            assert!(values.iter().all(is_listed_once), "{key} {value}");
            assert!(values.len() == 1 || !operator.contains("_not_"), "{operator} {value}");
            for value in values {
                assert!(value.is_string() || value.is_number(), "{value}");
                assert_eq!(value.is_number(), operator.starts_with("numeric_"));
                let stars = value.as_str().unwrap_or_default().matches('*').count();
                assert!(stars == 0 || stars == 1 && operator.starts_with("string_like"), "{operator} {value}");
            }
        }
    }
}

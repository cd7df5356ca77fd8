//! Documents through serde: from values and texts, and back.

use cos_policy::Document;
use serde_json::{Value, json};

use crate::{LACKS_NOTHING, condition, policy, statement, value};

#[track_caller]
fn assert_round_trip(text: &str) {
    let document = Document::parse(text).unwrap();
    let tree = serde_json::to_value(&document).unwrap();
    assert_eq!(serde_json::from_value::<Document>(tree.clone()).unwrap(), document, "{tree}");
    assert_eq!(serde_json::from_str::<Document>(text).unwrap(), document);
    let written = serde_json::to_string(&document).unwrap();
    assert_eq!(serde_json::from_str::<Document>(&written).unwrap(), document, "{written}");
    assert_eq!(serde_json::from_slice::<Document>(written.as_bytes()).unwrap(), document, "{written}");
    assert_eq!(serde_json::from_reader::<_, Document>(written.as_bytes()).unwrap(), document, "{written}");
    assert_eq!(serde_json::from_str::<Value>(&document.to_json()).unwrap().to_string(), tree.to_string());
}

#[test]
fn documents_through_serde() {
    for text in [
        statement(LACKS_NOTHING),
        policy(&format!(r#""principal":"*","statement":{{{LACKS_NOTHING}}}"#)),
        statement(&format!(r#""principal":{{"qcs":["b","a"]}},{LACKS_NOTHING}"#)),
        value("\"a\""),
        value("[\"b\",\"a\\n\\u0000😀\\\"\"]"),
        condition(r#"{"string_like_if_exist":{"b":1,"a":2},"string_equal":{"k":"a"}}"#),
    ] {
        assert_round_trip(&text);
    }
}

#[test]
fn numbers_of_64_bits_through_serde() {
    for number in ["0", "1", "5242880", "18446744073709551615", "1.5", "-1.5", "1.2", "0.1", "1e300", "1.5e-7", "1.0"] {
        assert_round_trip(&value(number));
        assert_round_trip(&value(&format!("[{number},\"{number}\"]")));
    }
}

/// As those are that are none below zero.
#[test]
fn negative_integers_through_serde() {
    for number in ["-1", "-5242880", "-9223372036854775808"] {
        assert_round_trip(&value(number));
    }
}

/// Another spelling of the number comes back, and the same number.
#[test]
fn a_number_keeps_its_value_through_serde() {
    for (number, spelled) in
        [("1e3", "1000.0"), ("1.50", "1.5"), ("1E+2", "100.0"), ("0.000", "0.0"), ("2.5e-1", "0.25")]
    {
        let document = Document::parse(&value(number)).unwrap();
        let tree = serde_json::to_value(&document).unwrap();
        assert_eq!(tree["statement"][0]["condition"]["string_equal"]["k"].to_string(), spelled);
        let read: Document = serde_json::from_value(tree).unwrap();
        assert_eq!(read, Document::parse(&value(spelled)).unwrap());
    }
}

/// No number is rounded on the way out.
#[test]
fn numbers_beyond_64_bits_are_told() {
    for number in [
        "18446744073709551616",
        "-9223372036854775809",
        "9007199254740993.0",
        "0.10000000000000000001",
        "1e400",
        "1e-400",
        "-1e9999",
    ] {
        let document = Document::parse(&value(number)).unwrap();
        let message = format!("`{number}` is no number of 64 bits: use the canonical text");
        assert_eq!(serde_json::to_value(&document).unwrap_err().to_string(), message);
        assert_eq!(serde_json::to_string(&document).unwrap_err().to_string(), message);
    }
}

#[test]
fn duplicates_are_refused_through_serde() {
    for (text, message) in [
        (
            statement(&format!(r#"{LACKS_NOTHING},"effect":"deny""#)),
            "line 1, column 89, `statement[0].effect`: `effect` is there twice: one reader takes the first, another the last",
        ),
        (
            statement(&format!("{LACKS_NOTHING},\"\\u0045ffect\":\"deny\"")),
            "line 1, column 89, `statement[0].effect`: `Effect` is there twice: one reader takes the first, another the last",
        ),
        (
            policy(&format!(r#""statement":[{{{LACKS_NOTHING}}}],"version":"2.0""#)),
            "line 1, column 91, `version`: `version` is there twice: one reader takes the first, another the last",
        ),
        (
            condition(r#"{"string_equal":{"k":1,"\u006b":2}}"#),
            "line 1, column 124, `statement[0].condition.string_equal.k`: `k` is there twice: one reader takes the first, another the last",
        ),
        (
            condition(r#"{"ip_equal":{"k":1},"ip_equal":{"j":1}}"#),
            "line 1, column 121, `statement[0].condition.ip_equal`: `ip_equal` is there twice: one reader takes the first, another the last",
        ),
    ] {
        assert_eq!(serde_json::from_str::<Document>(&text).unwrap_err().to_string(), message, "{text}");
        assert_eq!(serde_json::from_reader::<_, Document>(text.as_bytes()).unwrap_err().to_string(), message, "{text}");
    }
}

/// Places are those of the policy without blanks.
#[test]
fn other_errors_through_serde() {
    let refused = |tree: Value| serde_json::from_value::<Document>(tree).unwrap_err().to_string();
    let policy = "line 1, column 1: expected a policy, which is an object, but";
    assert_eq!(refused(json!(null)), format!("{policy} `null` stands here"));
    assert_eq!(refused(json!(true)), format!("{policy} a boolean stands here"));
    assert_eq!(refused(json!(-1)), format!("{policy} a number stands here"));
    assert_eq!(refused(json!(1.5)), format!("{policy} a number stands here"));
    assert_eq!(refused(json!("{}")), format!("{policy} a string stands here"));
    assert_eq!(refused(json!([{}])), format!("{policy} a list stands here"));
    assert_eq!(refused(json!({})), "line 1, column 1: `version` is missing");
    assert_eq!(
        refused(json!({"version": "2.0", "statement": [{"effect": "Allow"}]})),
        "line 1, column 41, `statement[0].effect`: the effect is `allow` or `deny`, in lower case, not `Allow`"
    );
    assert_eq!(
        refused(json!({"version": "2.0", "statement": [], "é\n": 1})),
        "line 1, column 30, `statement`: this list is empty: a policy has at least one statement"
    );
    let text = "{\n  \"version\": \"1.0\"\n}";
    let error = serde_json::from_str::<Document>(text).unwrap_err().to_string();
    assert_eq!(error, "line 1, column 12, `version`: the version is `2.0`, not `1.0`");
}

#[test]
fn a_document_is_part_of_something_else() {
    #[derive(serde::Serialize, serde::Deserialize, PartialEq, Debug)]
    struct Request {
        name: String,
        policy: Document,
    }
    let text = format!(r#"{{"name":"a","policy":{}}}"#, statement(LACKS_NOTHING));
    let request: Request = serde_json::from_str(&text).unwrap();
    assert_eq!(request.policy, Document::parse(&statement(LACKS_NOTHING)).unwrap());
    let written = serde_json::to_string(&request).unwrap();
    assert_eq!(written, format!(r#"{{"name":"a","policy":{}}}"#, request.policy));
    assert_eq!(serde_json::from_str::<Request>(&written).unwrap(), request);
}

/// Deserializing is as careful as serde_json about the stack.
#[test]
fn nesting_through_serde_ends_in_an_error() {
    for (unit, times) in [("[", 1_000_000), ("{\"a\":", 1_000_000), ("[{\"a\":", 500_000)] {
        let error = serde_json::from_str::<Document>(&unit.repeat(times)).unwrap_err();
        assert!(error.to_string().starts_with("recursion limit exceeded at line 1 column "), "{error}");
    }
}

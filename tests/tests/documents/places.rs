//! Where an error is: lines, columns in characters, and the element.

use cos_policy::Document;

use crate::{LACKS_NOTHING, action, assert_refused, condition, effect, policy, resource, statement};

#[track_caller]
fn assert_message(text: &str, message: &str) {
    let error = Document::parse(text).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert!(text.get(error.span().range()).is_some(), "{:?}", error.span());
}

#[test]
fn lines_count_line_feeds() {
    assert_message("\n\n\n", "line 4, column 1: expected a policy, which is an object, but the text ends");
    assert_message("\r\n\r\n x", "line 3, column 2: expected a policy, which is an object, but `x` stands here");
    assert_message("\r\r x", "line 1, column 4: expected a policy, which is an object, but `x` stands here");
    let text = "{\n  \"version\": \"2.0\",\n  \"statement\": [{\n    \"effect\": \"Allow\"\n  }]\n}\n";
    let message =
        "line 4, column 15, `statement[0].effect`: the effect is `allow` or `deny`, in lower case, not `Allow`";
    assert_message(text, message);
    assert_message(&text.replace('\n', "\r\n"), message);
}

#[test]
fn columns_count_characters() {
    for key in ["k", "é", "腾讯云", "😀😀", "tag/ключ"] {
        let text = condition(&format!("{{\"string_equal\":\r\n{{\"{key}\":true}}}}"));
        let column = "{\"\":".len() + key.chars().count() + 1;
        let path = format!("statement[0].condition.string_equal.{key}");
        let message = "expected a text, a number, or a list of them, but a boolean stands here";
        assert_message(&text, &format!("line 2, column {column}, `{path}`: {message}"));
    }
}

#[test]
fn the_last_line_has_a_column_too() {
    let text = statement(LACKS_NOTHING);
    assert_message(&format!("{text}\n]"), "line 2, column 1: expected the end of the text, but `]` stands here");
    assert_message(
        &format!("{text}\r\n\r\n  é"),
        "line 3, column 3: expected the end of the text, but `é` stands here",
    );
    let open = text.strip_suffix("]}").unwrap();
    assert_message(open, "line 1, column 89, `statement`: expected `,` or `]`, but the text ends");
    assert_message(&format!("{open}\n\n"), "line 3, column 1, `statement`: expected `,` or `]`, but the text ends");
}

#[test]
fn paths_lead_to_the_element() {
    let second = format!(
        r#""statement":[{{{LACKS_NOTHING}}},{{{LACKS_NOTHING},"condition":{{"ip_equal":{{"qcs:ip":["10.0.0.1",‹{{›}}]}}}}}}]"#
    );
    assert_refused(&(
        policy(&second),
        "statement[1].condition.ip_equal.qcs:ip[1]",
        "expected a text or a number, but an object stands here",
    ));
    // The path has the canonical names, whatever the text has.
    let capitals = "{\"Version\":\"2.0\",\"Statement\":[{\"Effect\":‹\"Allow\"›}]}";
    assert_refused(&(
        capitals.to_owned(),
        "statement[0].effect",
        "the effect is `allow` or `deny`, in lower case, not `Allow`",
    ));
    // One statement without its list has no number.
    let single =
        policy(&format!(r#""statement":{{{LACKS_NOTHING},"action":1}}"#)).replace("\"action\":1", "‹\"action\"›:1");
    assert_refused(&(
        single,
        "statement.action",
        "`action` is there twice: one reader takes the first, another the last",
    ));
    // An error behind an element is none of that element.
    assert_refused(&(action("[\"*\"] ‹[›]"), "statement[0]", "expected `,` or `}`, but a list stands here"));
}

/// What is wrong is said of the first place where it is, whatever follows.
#[test]
fn the_first_error_is_told() {
    let text = "{\"version\":‹\"1.0\"›,\"statement\":[],\"sid\":1,";
    assert_refused(&(text.to_owned(), "version", "the version is `2.0`, not `1.0`"));
}

#[test]
fn two_principals() {
    let message = "the principal stands at the top and in a statement: one place is enough";
    let statements = |principal: &str| {
        format!(r#"[{{{LACKS_NOTHING}}},{{"principal":{principal},{LACKS_NOTHING}}},{{{LACKS_NOTHING}}}]"#)
    };
    for (text, start) in [
        (policy(&format!(r#""principal":"*","statement":{}"#, statements("\"*\""))), "\"*\",\"effect"),
        (policy(&format!(r#""statement":{},"principal":"*""#, statements("{\"qcs\": [\"*\"] }"))), "{\"qcs"),
    ] {
        let error = Document::parse(&text).unwrap_err();
        assert_eq!(error.fault().to_string(), message);
        assert_eq!(error.span().start(), text.find(start).unwrap(), "{error}");
    }
}

/// The place is that of the principal in the statement, and so is the path.
#[test]
fn the_path_of_two_principals_is_that_of_the_inner_one() {
    let row =
        policy(&format!(r#""principal":"*","statement":[{{{LACKS_NOTHING}}},{{"principal":‹"*"›,{LACKS_NOTHING}}}]"#));
    assert_refused(&(
        row,
        "statement[1].principal",
        "the principal stands at the top and in a statement: one place is enough",
    ));
}

/// A stranger's text can neither flood a log nor forge a line of it, wherever it stands.
#[test]
fn messages_stay_short_and_on_their_line() {
    let places: [fn(&str) -> String; 8] = [
        |text| format!(r#"{{"version":"{text}"}}"#),
        |text| format!(r#"{{"{text}":1}}"#),
        |text| effect(&format!("\"{text}\"")),
        |text| statement(&format!(r#""{text}":1"#)),
        |text| action(&format!("\" {text}\"")),
        |text| resource(&format!("\"{text}\"")),
        |text| policy(&format!(r#""principal":"{text}""#)),
        |text| condition(&format!(r#"{{"{text}":1}}"#)),
    ];
    for place in places {
        assert_short(place);
    }
}

/// A condition key is any text, and the path to its values has it.
#[test]
fn messages_stay_short_and_on_their_line_whatever_the_condition_key() {
    assert_short(|text| condition(&format!(r#"{{"string_equal":{{"{text}":1,"{text}":1}}}}"#)));
    assert_short(|text| condition(&format!(r#"{{"string_equal":{{"{text}":null}}}}"#)));
    assert_short(|text| condition(&format!(r#"{{"string_equal":{{"{text}":["a",null]}}}}"#)));
}

#[track_caller]
fn assert_short(place: fn(&str) -> String) {
    for unit in ["a", "*", "\\u0000", "\\n", "\\u001b", "\u{10ffff}", "\u{202e}", "\\\"", "`", "\u{2028}"] {
        let text = place(&unit.repeat(100_000));
        let message = Document::parse(&text).unwrap_err().to_string();
        assert!(message.len() < 1_000, "{} bytes on {unit}", message.len());
        let is_forging = |character: char| character.is_control() || matches!(character, '\u{202e}' | '\u{2028}');
        assert!(!message.contains(is_forging), "{message:?}");
    }
}

//! Texts that are long or deep: each ends in its error or its policy, on a small stack, in one pass.
//!
//! No clock is asked. The sizes are such that whoever looked at everything again for each part would never end.

use cos_policy::Document;
use cos_policy::document::{ParseError, ParseFault};

use crate::{LACKS_NOTHING, action, condition, effect, policy, resource, statement, value};

const MEGABYTE: usize = 1 << 20;
const MANY: usize = 100_000;

/// Reads with a stack on which nothing can nest deeply.
fn read(text: String) -> Result<Document, ParseError> {
    let reader = move || Document::parse(&text);
    std::thread::Builder::new().stack_size(128 * 1024).spawn(reader).unwrap().join().unwrap()
}

/// Reads, writes, compares and drops on the small stack.
#[track_caller]
fn assert_canonical(text: String) -> usize {
    let work = move || {
        let document = Document::parse(&text).unwrap();
        assert!(document.to_json() == text, "another text");
        assert!(document.clone() == document);
        document.len()
    };
    std::thread::Builder::new().stack_size(128 * 1024).spawn(work).unwrap().join().unwrap()
}

#[track_caller]
fn assert_error(text: String, message: &str) {
    let length = text.len();
    let error = read(text).unwrap_err();
    assert_eq!(error.to_string(), message);
    assert!(error.span().end() <= length);
}

#[test]
fn deep_texts() {
    let deep = |unit: &str| unit.repeat(4 * MEGABYTE / unit.len());
    assert_error(deep("["), "line 1, column 1: expected a policy, which is an object, but a list stands here");
    assert_error(
        deep("{"),
        "line 1, column 2: expected the name of a member, in double quotes, but an object stands here",
    );
    assert_error(deep("{\"a\":"), "line 1, column 2: `a` is no element here");
    assert_error(deep("{\"\":"), "line 1, column 2: `` is no element here");
    assert_error(
        deep("{\"principal\":{\"qcs\":["),
        "line 1, column 22, `principal.qcs[0]`: expected a principal, which is a text, but an object stands here",
    );
    for (unit, path, column) in [("{\"statement\":[", "statement[0]", 16), ("{\"principal\":", "principal", 15)] {
        let error = read(deep(unit)).unwrap_err();
        assert_eq!((error.path(), error.line(), error.column()), (path, 1, column));
        assert!(matches!(error.fault(), ParseFault::UnknownMember(_)), "{error}");
    }
    assert_error(
        value(&deep("[")),
        "line 1, column 123, `statement[0].condition.string_equal.k[0]`: expected a text or a number, but a list stands here",
    );
    assert_error(
        value(&deep("{\"k\":")),
        "line 1, column 122, `statement[0].condition.string_equal.k`: expected a text or a number, but an object stands here",
    );
    assert_error(
        condition(&deep("{\"string_equal\":")),
        "line 1, column 133, `statement[0].condition.string_equal.string_equal`: expected a text or a number, but an object stands here",
    );
}

#[test]
fn one_character_over_and_over() {
    let over = |unit: &str| unit.repeat(4 * MEGABYTE / unit.len());
    let expected =
        |found: &str| format!("line 1, column 1: expected a policy, which is an object, but {found} stands here");
    assert_error(over("\""), &expected("a string"));
    assert_error(over("\\"), &expected("`\\\\`"));
    assert_error(over(","), &expected("`,`"));
    assert_error(over("}"), &expected("`}`"));
    assert_error(over("/"), "line 1, column 1: JSON has no comments: pages print them as an illustration only");
    assert_error(over("/*"), "line 1, column 1: JSON has no comments: pages print them as an illustration only");
    assert_error(over("9"), &expected("a number"));
    assert_error(over("true"), &expected("`t`"));
    assert_error(over("\u{feff}"), "line 1, column 1: a byte-order mark is no JSON: save the text without it");
    assert_error(over("\0"), &expected("`\\0`"));
    assert_error(over("😀"), &expected("`😀`"));
    assert_error(format!("{{{}", over("\"")), "line 1, column 4: expected `:`, but a string stands here");
    assert_error(format!("{{\"{}", over("a")), "line 1, column 2: this string does not end");
    assert_error(format!("{{\"{}", over("\\")), "line 1, column 2: this string does not end");
    let backslashes = 4 * MEGABYTE + 3;
    assert_error(
        format!("{{\"{}", over("\\") + "\\"),
        &format!("line 1, column {backslashes}: this escape is none of JSON's"),
    );
}

#[test]
fn blanks_without_end() {
    let text = statement(LACKS_NOTHING);
    let (lines, blanks) = ("\n".repeat(4 * MEGABYTE), " \t\r".repeat(MEGABYTE));
    let last = 4 * MEGABYTE + 1;
    assert_error(
        lines.clone(),
        &format!("line {last}, column 1: expected a policy, which is an object, but the text ends"),
    );
    assert_error(
        format!("{text}{lines}x"),
        &format!("line {last}, column 1: expected the end of the text, but `x` stands here"),
    );
    assert_error(
        format!("{blanks}x"),
        &format!("line 1, column {}: expected a policy, which is an object, but `x` stands here", 3 * MEGABYTE + 1),
    );
    let spread = text.replace(':', &format!("{blanks}:{lines}")).replace("cos", "name/cos");
    let spread = spread.replace(&format!("name/cos{blanks}:{lines}"), "name/cos:");
    assert_eq!(read(spread).unwrap(), Document::parse(&text).unwrap());
}

#[test]
fn statements_without_end() {
    let one = r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["*"]}"#;
    let all = vec![one; MANY].join(",");
    assert_eq!(assert_canonical(policy(&format!(r#""statement":[{all}]"#))), MANY);
    let last = policy(&format!(r#""statement":[{all},{{"effect":"allow","sid":"x"}}]"#));
    let column = last.find("\"sid\"").unwrap() + 1;
    assert_error(
        last,
        &format!(
            "line 1, column {column}, `statement[{MANY}]`: `sid` is no element here: the grammar has no statement id (598/10604)"
        ),
    );
}

#[test]
fn actions_without_end() {
    let several = |name: &dyn Fn(usize) -> String| -> String {
        let names: Vec<String> = (0..MANY).map(|i| format!("\"{}\"", name(i))).collect();
        action(&format!("[{}]", names.join(",")))
    };
    let same = read(several(&|_| "cos:GetObject".to_owned())).unwrap();
    assert_eq!(same, Document::parse(&statement(LACKS_NOTHING)).unwrap());
    let distinct = read(several(&|i| format!("cos:a{i}"))).unwrap().to_json();
    assert_eq!(distinct.matches("\"name/cos:a").count(), MANY);
    // From the last to the first.
    assert_eq!(read(several(&|i| format!("name/cos:a{}", MANY - 1 - i))).unwrap().to_json(), distinct);
    let everything = read(several(&|i| ["*", "*:*", "cos:*", "cos:Get*"][i % 4].to_owned())).unwrap().to_json();
    assert!(everything.contains(r#""action":["*","*:*","name/cos:*","name/cos:Get*"]"#), "{everything}");
}

#[test]
fn patterns_without_end() {
    let patterns: Vec<String> = (0..2_000).map(|i| format!("\"name/cos:*{i:04}\"")).collect();
    let text = format!(r#""effect":"allow","action":[{}],"resource":["*"]"#, patterns.join(","));
    assert_eq!(assert_canonical(statement(&text)), 1);
    for stars in ["*".repeat(20_000), "a*".repeat(10_000), "*a".repeat(10_000)] {
        let text = format!(r#""effect":"allow","action":["name/cos:{stars}"],"resource":["qcs::cos:::b-1/{stars}"]"#);
        assert_eq!(assert_canonical(statement(&text)), 1);
    }
}

#[test]
fn resources_and_principals_without_end() {
    let resources: Vec<String> = (0..MANY).map(|i| format!("\"qcs::cos:ap-guangzhou:uid/1:b-1/{i}/*\"")).collect();
    let text = format!(r#""effect":"allow","action":["name/cos:GetObject"],"resource":[{}]"#, resources.join(","));
    assert_eq!(assert_canonical(statement(&text)), 1);
    let names: Vec<String> = (0..MANY).map(|i| format!("\"qcs::cam::uin/1:uin/{i}\"")).collect();
    let text = format!(
        r#""principal":{{"qcs":[{}]}},"statement":[{{"effect":"allow","action":["*"],"resource":["*"]}}]"#,
        names.join(",")
    );
    assert_eq!(assert_canonical(policy(&text)), 1);
}

#[test]
fn conditions_without_end() {
    const START: &str = r#""effect":"allow","action":["name/cos:GetObject"],"resource":["*"],"condition""#;
    let keys: Vec<String> = (0..MANY).map(|i| format!("\"k{i:06}\":\"a\"")).collect();
    assert_eq!(assert_canonical(statement(&format!(r#"{START}:{{"string_equal":{{{}}}}}"#, keys.join(",")))), 1);
    // The first key again, at the end.
    let text = condition(&format!(r#"{{"string_equal":{{{},"k000000":"b"}}}}"#, keys[..MANY / 5].join(",")));
    let column = text.rfind("\"k000000\"").unwrap() + 1;
    assert_error(
        text,
        &format!(
            "line 1, column {column}, `statement[0].condition.string_equal.k000000`: `k000000` is there twice: one reader takes the first, another the last"
        ),
    );
    let values: Vec<String> = (0..MANY).map(|i| format!("\"v{i}\",{i}")).collect();
    assert_eq!(
        assert_canonical(statement(&format!(r#"{START}:{{"string_equal":{{"k":[{}]}}}}"#, values.join(",")))),
        1
    );
    let text = condition(&format!(r#"{{"string_equal":{{"k":[{},null]}}}}"#, values.join(",")));
    let column = text.find("null").unwrap() + 1;
    let path = format!("statement[0].condition.string_equal.k[{}]", 2 * MANY);
    assert_error(
        text,
        &format!("line 1, column {column}, `{path}`: expected a text or a number, but `null` stands here"),
    );
}

#[test]
fn long_texts() {
    let long = "a".repeat(2 * MEGABYTE);
    let members = |action: &str, resource: &str, key: &str, value: &str| {
        statement(&format!(
            r#""effect":"allow","action":["name/cos:{action}"],"resource":["qcs::cos:::b-1/{resource}"],"condition":{{"string_equal":{{"{key}":"{value}"}}}}"#
        ))
    };
    for text in [members(&long, "", "k", ""), members("", &long, "k", ""), members("", "", &long, "")] {
        assert_eq!(assert_canonical(text), 1);
    }
    assert_eq!(assert_canonical(members("", "", "k", &"a".repeat(10 * MEGABYTE))), 1);
    let excerpt = "a".repeat(40);
    assert_error(format!("{{\"{long}\":1}}"), &format!("line 1, column 2: `{excerpt}…` is no element here"));
    assert_error(
        format!("{{\"version\":\"{long}\"}}"),
        &format!("line 1, column 12, `version`: the version is `2.0`, not `{excerpt}…`"),
    );
    assert_error(
        effect(&format!("\"{long}\"")),
        &format!(
            "line 1, column 81, `statement[0].effect`: the effect is `allow` or `deny`, in lower case, not `{excerpt}…`"
        ),
    );
    assert_error(
        resource(&format!("\"{long}\"")),
        &format!(
            "line 1, column 85, `statement[0].resource`: `{excerpt}…` is no resource: expected `*` or six segments, `qcs::cos:<region>:uid/<APPID>:<bucket>-<APPID>/<key>`"
        ),
    );
    assert_error(
        condition(&format!("{{\"{long}\":{{}}}}")),
        &format!("line 1, column 102, `statement[0].condition`: `{excerpt}…` is no condition operator"),
    );
}

#[test]
fn escapes_without_end() {
    for (unit, read_as) in
        [("\\\\", "\\\\"), ("\\u0061", "a"), ("\\ud83d\\ude00", "😀"), ("\\n", "\\u000a"), ("a\\/", "a/")]
    {
        let times = 4 * MEGABYTE / unit.len();
        let document = read(value(&format!("\"{}\"", unit.repeat(times)))).unwrap();
        assert!(document.to_json().ends_with(&format!("\"k\":\"{}\"}}}}}}]}}", read_as.repeat(times))), "{unit}");
    }
}

#[test]
fn digits_without_end() {
    let digits = "9".repeat(MEGABYTE);
    let text = |number: &str| {
        statement(&format!(
            r#""effect":"allow","action":["name/cos:PutObject"],"resource":["*"],"condition":{{"numeric_less_than":{{"cos:content-length":{number}}}}}"#
        ))
    };
    for number in [digits.clone(), format!("-{digits}"), format!("0.{digits}"), format!("{digits}.{digits}e-9999")] {
        assert_eq!(assert_canonical(text(&number)), 1);
    }
    let place = "line 1, column 153, `statement[0].condition.numeric_less_than.cos:content-length`";
    assert_error(text(&"0".repeat(MEGABYTE)), &format!("{place}: this number is none of JSON's"));
    assert_error(text(&format!("{digits}.")), &format!("{place}: this number is none of JSON's"));
    assert_error(
        text(&format!("1e{digits}")),
        &format!("{place}: this number is too large or too small: its exponent has over four digits"),
    );
}

//! Texts that are no JSON, or no JSON that two readers read alike.

use crate::{LACKS_NOTHING, Row, action, assert_all_refused, condition, resource, statement, value};

const POLICY: &str = "";
const KEY: &str = "statement[0].condition.string_equal.k";
const KEYS: &str = "statement[0].condition.string_equal";

pub(crate) fn rows() -> Vec<Row> {
    [beginnings(), ends(), objects(), lists(), strings(), escapes(), surrogates(), numbers(), words()].concat()
}

fn at(path: &'static str, rows: &[(&str, &'static str)], frame: fn(&str) -> String) -> Vec<Row> {
    rows.iter().map(|(text, message)| (frame(text), path, *message)).collect()
}

fn beginnings() -> Vec<Row> {
    let rows = [
        ("‹›", "expected a policy, which is an object, but the text ends"),
        (" \r\n\t ‹›", "expected a policy, which is an object, but the text ends"),
        ("‹[›{}]", "expected a policy, which is an object, but a list stands here"),
        ("‹\"›{}\"", "expected a policy, which is an object, but a string stands here"),
        ("‹2›.0", "expected a policy, which is an object, but a number stands here"),
        ("‹-›", "expected a policy, which is an object, but a number stands here"),
        ("‹true›", "expected a policy, which is an object, but a boolean stands here"),
        ("‹null›", "expected a policy, which is an object, but `null` stands here"),
        ("‹n›ullable", "expected a policy, which is an object, but `n` stands here"),
        ("‹%›7B%22version%22", "expected a policy, which is an object, but `%` stands here"),
        ("‹\u{feff}›{}", "a byte-order mark is no JSON: save the text without it"),
        (" ‹\u{feff}›{}", "a byte-order mark is no JSON: save the text without it"),
        ("‹//› why\n{}", "JSON has no comments: pages print them as an illustration only"),
        ("‹/*› why */{}", "JSON has no comments: pages print them as an illustration only"),
        ("‹/›", "expected a policy, which is an object, but `/` stands here"),
        ("‹#› why\n{}", "expected a policy, which is an object, but `#` stands here"),
        ("‹-›-", "expected a policy, which is an object, but a number stands here"),
        // Blanks that are none of JSON's.
        ("‹\0›{}", "expected a policy, which is an object, but `\\0` stands here"),
        ("‹\u{b}›{}", "expected a policy, which is an object, but `\\u{b}` stands here"),
        ("‹\u{c}›{}", "expected a policy, which is an object, but `\\u{c}` stands here"),
        ("‹\u{85}›{}", "expected a policy, which is an object, but `\\u{85}` stands here"),
        ("‹\u{a0}›{}", "expected a policy, which is an object, but `\\u{a0}` stands here"),
        ("‹\u{2028}›{}", "expected a policy, which is an object, but `\\u{2028}` stands here"),
        ("‹\u{200b}›{}", "expected a policy, which is an object, but `\\u{200b}` stands here"),
        ("‹\u{202e}›{}", "expected a policy, which is an object, but `\\u{202e}` stands here"),
    ];
    at(POLICY, &rows, str::to_owned)
}

fn ends() -> Vec<Row> {
    let rows = [
        ("‹x›", "expected the end of the text, but `x` stands here"),
        ("‹,›", "expected the end of the text, but `,` stands here"),
        ("‹}›", "expected the end of the text, but `}` stands here"),
        ("‹]›", "expected the end of the text, but `]` stands here"),
        ("‹;›", "expected the end of the text, but `;` stands here"),
        (" ‹{›}", "expected the end of the text, but an object stands here"),
        ("\n‹null›", "expected the end of the text, but `null` stands here"),
        ("‹\0›", "expected the end of the text, but `\\0` stands here"),
        ("\n\n‹\u{1a}›", "expected the end of the text, but `\\u{1a}` stands here"),
        ("\n‹\u{feff}›", "a byte-order mark is no JSON: save the text without it"),
        (" ‹//› why", "JSON has no comments: pages print them as an illustration only"),
    ];
    at(POLICY, &rows, |rest| statement(LACKS_NOTHING) + rest)
}

fn objects() -> Vec<Row> {
    let names = [
        ("{‹›", "expected the name of a member, in double quotes, but the text ends"),
        ("{‹,›\"version\":\"2.0\"}", "expected the name of a member, in double quotes, but `,` stands here"),
        ("{\"version\":\"2.0\",‹}›", "expected the name of a member, in double quotes, but `}` stands here"),
        ("{\"version\":\"2.0\",‹,›}", "expected the name of a member, in double quotes, but `,` stands here"),
        ("{\"version\":\"2.0\",‹›", "expected the name of a member, in double quotes, but the text ends"),
        ("{‹v›ersion:\"2.0\"}", "expected the name of a member, in double quotes, but `v` stands here"),
        ("{‹“›version”:\"2.0\"}", "expected the name of a member, in double quotes, but `“` stands here"),
        ("{‹2›:\"2.0\"}", "expected the name of a member, in double quotes, but a number stands here"),
        ("{‹null›:\"2.0\"}", "expected the name of a member, in double quotes, but `null` stands here"),
        ("{‹{›}}", "expected the name of a member, in double quotes, but an object stands here"),
        ("{‹]›", "expected the name of a member, in double quotes, but `]` stands here"),
        ("{‹/*›*/}", "JSON has no comments: pages print them as an illustration only"),
    ];
    let members = [
        ("{\"version\"‹›", "expected `:`, but the text ends"),
        ("{\"version\" ‹\"›2.0\"}", "expected `:`, but a string stands here"),
        ("{\"version\"‹=›\"2.0\"}", "expected `:`, but `=` stands here"),
        ("{\"version\"‹,›\"2.0\"}", "expected `:`, but `,` stands here"),
        ("{\"version\"‹}›", "expected `:`, but `}` stands here"),
        ("{\"version\":\"2.0\"‹›", "expected `,` or `}`, but the text ends"),
        ("{\"version\":\"2.0\" ‹\"›statement\":[]}", "expected `,` or `}`, but a string stands here"),
        ("{\"version\":\"2.0\"‹;›}", "expected `,` or `}`, but `;` stands here"),
        ("{\"version\":\"2.0\"‹]›", "expected `,` or `}`, but `]` stands here"),
        ("{\"version\":\"2.0\"‹:›}", "expected `,` or `}`, but `:` stands here"),
        ("{\"version\":\"2.0\" ‹//›\n}", "JSON has no comments: pages print them as an illustration only"),
    ];
    let statements = [
        ("\"effect\":\"allow\"‹›", "expected `,` or `}`, but the text ends"),
        ("\"effect\":\"allow\",‹}›]}", "expected the name of a member, in double quotes, but `}` stands here"),
        ("\"effect\":\"allow\"‹\"›action\"", "expected `,` or `}`, but a string stands here"),
        ("‹e›ffect:\"allow\"", "expected the name of a member, in double quotes, but `e` stands here"),
        ("\"effect\"‹-›>\"allow\"", "expected `:`, but a number stands here"),
    ];
    let conditions = [
        ("\"a\",‹}›", "expected the name of a member, in double quotes, but `}` stands here"),
        ("\"a\"‹]›", "expected `,` or `}`, but `]` stands here"),
        ("1 ‹2›", "expected `,` or `}`, but a number stands here"),
        ("0‹x›10", "expected `,` or `}`, but `x` stands here"),
        ("0‹b›1", "expected `,` or `}`, but `b` stands here"),
        ("1‹_›000", "expected `,` or `}`, but `_` stands here"),
        ("1‹n›", "expected `,` or `}`, but `n` stands here"),
        ("1.2‹.›3", "expected `,` or `}`, but `.` stands here"),
        ("1e5‹.›0", "expected `,` or `}`, but `.` stands here"),
        ("1‹+›1", "expected `,` or `}`, but `+` stands here"),
        ("1‹-›1", "expected `,` or `}`, but a number stands here"),
        ("1‹%›", "expected `,` or `}`, but `%` stands here"),
        ("1‹\u{661}›", "expected `,` or `}`, but `\u{661}` stands here"),
        ("\"a\" ‹\"›b\"", "expected `,` or `}`, but a string stands here"),
    ];
    let in_statement = |rest: &str| format!("{{\"version\":\"2.0\",\"statement\":[{{{rest}");
    [
        at(POLICY, &names, str::to_owned),
        at(POLICY, &members, str::to_owned),
        at("statement[0]", &statements, in_statement),
        at(KEYS, &conditions, value),
    ]
    .concat()
}

fn lists() -> Vec<Row> {
    let actions = [
        ("[\"cos:GetObject\"‹›", "expected `,` or `]`, but the text ends"),
        ("[\"cos:GetObject\" ‹\"›cos:PutObject\"]", "expected `,` or `]`, but a string stands here"),
        ("[\"cos:GetObject\"‹}›", "expected `,` or `]`, but `}` stands here"),
        ("[\"cos:GetObject\"‹;›", "expected `,` or `]`, but `;` stands here"),
        ("[\"cos:GetObject\" ‹//› why\n]", "JSON has no comments: pages print them as an illustration only"),
    ];
    let unfinished = |rest: &str| {
        let whole = action(rest);
        whole.split_at(whole.len() - "}]}".len()).0.to_owned()
    };
    let statements = [
        ("{\"version\":\"2.0\",\"statement\":[‹›", "statement[0]"),
        ("{\"statement\":[{\"effect\":\"allow\",\"action\":\"*\",\"resource\":\"*\"},‹›", "statement[1]"),
    ];
    let ends = statements
        .map(|(text, path)| (text.to_owned(), path, "expected a statement, which is an object, but the text ends"));
    [at("statement[0].action", &actions, unfinished), ends.to_vec()].concat()
}

fn strings() -> Vec<Row> {
    const CONTROL: &str = "a control character stands in a string: write it as an escape";
    let controls = [
        ("\"a‹\0›b\"", CONTROL),
        ("\"‹\u{1}›\"", CONTROL),
        ("\"‹\t›\"", CONTROL),
        ("\"a\\n‹\n›b\"", CONTROL),
        ("\"‹\r›\n\"", CONTROL),
        ("\"é‹\u{1b}›[2J\"", CONTROL),
        ("\"‹\u{1f}›\"", CONTROL),
    ];
    let mut rows = at(KEY, &controls, value);
    rows.extend([
        ("{\"‹\0›version\":\"2.0\"}".to_owned(), POLICY, CONTROL),
        (action("\"cos:GetObject‹\n›\""), "statement[0].action", CONTROL),
        (resource("\"*‹\0›\""), "statement[0].resource", CONTROL),
        ("{‹\"version:2.0}›".to_owned(), POLICY, "this string does not end"),
        ("{\"version\":‹\"2.0}›".to_owned(), "version", "this string does not end"),
        ("{‹\"›".to_owned(), POLICY, "this string does not end"),
        ("{‹\"\\\"›".to_owned(), POLICY, "this string does not end"),
        ("{‹\"\\\\\\\"é}›".to_owned(), POLICY, "this string does not end"),
    ]);
    rows
}

fn escapes() -> Vec<Row> {
    const ESCAPE: &str = "this escape is none of JSON's";
    let rows = [
        "‹\\x›41",
        "‹\\'›",
        "‹\\a›",
        "‹\\v›",
        "‹\\0›",
        "‹\\e›",
        "‹\\N›",
        "‹\\U›00000041",
        "‹\\ ›",
        "‹\\\n›",
        "‹\\›é",
        "‹\\›\u{1f600}",
        "‹\\u›",
        "‹\\u›1",
        "‹\\u›12",
        "‹\\u›123",
        "‹\\u›12g4",
        "‹\\u›{41}",
        "‹\\u›+041",
        "‹\\u›-041",
        "‹\\u› 041",
        "‹\\u›é41",
        "‹\\u›00\\u0041",
        "‹\\u›\u{ff10}041",
        "\\\\‹\\z›",
        "\\\\\\\"‹\\;›",
        "‹\\ud83d\\u›de0",
        "‹\\ud83d\\u›zzzz",
    ];
    let in_value = rows.map(|text| (value(&format!("\"{text}\"")), KEY, ESCAPE));
    let names = [
        ("{\"‹\\›".to_owned(), POLICY, ESCAPE),
        ("{\"‹\\u›".to_owned(), POLICY, ESCAPE),
        ("{\"‹\\u›004".to_owned(), POLICY, ESCAPE),
        ("{\"‹\\u›0".to_owned(), POLICY, ESCAPE),
        ("{\"‹\\X›\":1}".to_owned(), POLICY, ESCAPE),
    ];
    in_value.into_iter().chain(names).collect()
}

fn surrogates() -> Vec<Row> {
    let rows = [
        "‹\\ud800›",
        "‹\\udbff›",
        "‹\\udc00›",
        "‹\\udfff›",
        "‹\\uD83D›",
        "‹\\ud83d›x",
        "‹\\ud83d›\\n",
        "‹\\ud83d›\\\\ude00",
        "‹\\ude00›\\ud83d",
        "‹\\ud83d\\ud83d›\\ude00",
        "‹\\ud83d\\u0041›",
        "‹\\ud83d\\ue000›",
        "\\ud83d\\ude00‹\\ude00›",
        "‹\\ud83d›ude00",
        "‹\\ud83d› \\ude00",
    ];
    let message = "half of a surrogate pair is no character";
    let in_value = rows.map(|text| (value(&format!("\"{text}\"")), KEY, message));
    let name = ("{\"‹\\ud800›\":1}".to_owned(), POLICY, message);
    in_value.into_iter().chain([name]).collect()
}

fn numbers() -> Vec<Row> {
    const NUMBER: &str = "this number is none of JSON's";
    const RANGE: &str = "this number is too large or too small: its exponent has over four digits";
    let none = [
        "‹01›",
        "‹00›",
        "‹-01›",
        "‹00.5›",
        "‹01e5›",
        "‹007›",
        "‹-›",
        "‹-› 1",
        "‹-›Infinity",
        "‹-.5›",
        "‹-e5›",
        "‹-›+1",
        "‹1.›",
        "‹1.e5›",
        "‹1.›x",
        "‹-1.›",
        "‹1e›",
        "‹1E›",
        "‹1e+›",
        "‹1e-›",
        "‹1.5e›",
        "‹1e›x",
        "‹1e+›-5",
        "‹0.›",
    ];
    let beyond = ["‹1e99999›", "‹1e-99999›", "‹1E+00001›", "‹-1.5e100000›", "‹0e10000›"];
    let none = none.map(|text| (value(text), KEY, NUMBER));
    none.into_iter().chain(beyond.map(|text| (value(text), KEY, RANGE))).collect()
}

/// What other languages take for a value.
fn words() -> Vec<Row> {
    let rows = [
        ("‹.›5", "expected a text, a number, or a list of them, but `.` stands here"),
        ("‹+›1", "expected a text, a number, or a list of them, but `+` stands here"),
        ("‹N›aN", "expected a text, a number, or a list of them, but `N` stands here"),
        ("‹I›nfinity", "expected a text, a number, or a list of them, but `I` stands here"),
        ("‹u›ndefined", "expected a text, a number, or a list of them, but `u` stands here"),
        ("‹N›one", "expected a text, a number, or a list of them, but `N` stands here"),
        ("‹T›rue", "expected a text, a number, or a list of them, but `T` stands here"),
        ("‹t›rue1", "expected a text, a number, or a list of them, but `t` stands here"),
        ("‹n›ul", "expected a text, a number, or a list of them, but `n` stands here"),
        ("‹p›rivate", "expected a text, a number, or a list of them, but `p` stands here"),
        ("‹`›private`", "expected a text, a number, or a list of them, but ``` stands here"),
        ("‹“›private”", "expected a text, a number, or a list of them, but `“` stands here"),
        ("‹$›{acl}", "expected a text, a number, or a list of them, but `$` stands here"),
        ("‹&›quot;a&quot;", "expected a text, a number, or a list of them, but `&` stands here"),
        ("‹\\›\"a\\\"", "expected a text, a number, or a list of them, but `\\\\` stands here"),
        ("‹\u{ff11}›", "expected a text, a number, or a list of them, but `\u{ff11}` stands here"),
        ("‹\u{202e}›", "expected a text, a number, or a list of them, but `\\u{202e}` stands here"),
        ("‹/›", "expected a text, a number, or a list of them, but `/` stands here"),
        ("‹//›1", "JSON has no comments: pages print them as an illustration only"),
        ("‹/*›1*/2", "JSON has no comments: pages print them as an illustration only"),
        ("‹\u{feff}›1", "a byte-order mark is no JSON: save the text without it"),
        ("‹:›1", "expected a text, a number, or a list of them, but `:` stands here"),
        ("‹,›1", "expected a text, a number, or a list of them, but `,` stands here"),
    ];
    let nothing = condition(r#"{"string_equal":{"k":‹}›}"#);
    let nothing = (nothing, KEY, "expected a text, a number, or a list of them, but `}` stands here");
    at(KEY, &rows, value).into_iter().chain([nothing]).collect()
}

#[test]
fn what_is_no_json() {
    assert_all_refused(&rows());
}

/// A quote is shown as it is, here as in every other message.
#[test]
fn single_quotes() {
    assert_all_refused(&[
        ("‹'›{}'".to_owned(), POLICY, "expected a policy, which is an object, but `'` stands here"),
        ("{‹'›version':1}".to_owned(), POLICY, "expected the name of a member, in double quotes, but `'` stands here"),
        (value("‹'›a'"), KEY, "expected a text, a number, or a list of them, but `'` stands here"),
        (value("\"a\"‹'›"), KEYS, "expected `,` or `}`, but `'` stands here"),
    ]);
}

/// What is no JSON for serde_json is none for us, and it is the oracle for this table as well: the only rows that it
/// reads are those on exponents.
#[test]
fn another_reader_refuses_the_same() {
    for (marked, _, message) in rows() {
        let text = marked.replace(['‹', '›'], "");
        let other = serde_json::from_str::<serde_json::Value>(&text);
        let reads = message.contains("which is an object") || message.contains("exponent");
        assert!(other.is_err() || reads, "{text}");
    }
}

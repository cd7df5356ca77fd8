//! What is read, and how it is written.

use cos_policy::Document;

use crate::{LACKS_NOTHING, action, condition, policy, resource, statement, value};

/// The text is read, and what it is written as is read as the same.
#[track_caller]
fn assert_written(text: &str, canonical: &str) {
    let document = Document::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(document.to_json(), canonical);
    assert_eq!(document.to_string(), canonical);
    assert_eq!(text.parse::<Document>().unwrap(), document);
    let again = Document::parse(canonical).unwrap();
    assert_eq!(again, document);
    assert_eq!(again.to_json(), canonical);
    assert_eq!(again.len(), document.len());
}

/// As canonical texts begin and end, around the members of the only statement.
fn canonical(members: &str) -> String {
    policy(&format!(r#""statement":[{{{members}}}]"#))
}

const CANONICAL: &str = r#""effect":"allow","action":["name/cos:GetObject"],"resource":["*"]"#;

#[track_caller]
fn assert_values(written: &str, read: &str) {
    let keys = |value: &str| format!(r#"{CANONICAL},"condition":{{"string_equal":{{"k":{value}}}}}"#);
    assert_written(&value(written), &canonical(&keys(read)));
}

#[test]
fn one_value_instead_of_a_list() {
    assert_written(&statement(LACKS_NOTHING), &canonical(CANONICAL));
    assert_written(
        &statement(r#""effect":"allow","action":["cos:GetObject"],"resource":["*"]"#),
        &canonical(CANONICAL),
    );
}

#[test]
fn one_statement_instead_of_a_list() {
    assert_written(&policy(&format!(r#""statement":{{{LACKS_NOTHING}}}"#)), &canonical(CANONICAL));
    let document = Document::parse(&policy(&format!(r#""statement":{{{LACKS_NOTHING}}}"#))).unwrap();
    assert_eq!(document.len(), 1);
}

#[test]
fn members_in_any_order() {
    let text = r#"{"statement":[{"condition":{"string_equal":{"k":"a"}},"resource":"*","action":"*","effect":"deny"}],"version":"2.0"}"#;
    let written = r#""effect":"deny","action":["*"],"resource":["*"],"condition":{"string_equal":{"k":"a"}}"#;
    assert_written(text, &canonical(written));
}

#[test]
fn blanks_between_tokens() {
    let text = "\t{ \"version\"\r\n:\n\"2.0\" , \"statement\" : [ { \"effect\" : \"allow\" , \"action\" : [ \"*\" ] ,\n \"resource\" : [ \"*\" , \"*\" ] , \"condition\" : { \"string_equal\" : { \"k\" : [ 1 , \" \" ] } } } ] } \r\n";
    let written = r#""effect":"allow","action":["*"],"resource":["*","*"],"condition":{"string_equal":{"k":[1," "]}}"#;
    assert_written(text, &canonical(written));
}

/// 436/8282
#[test]
fn element_names_with_a_capital() {
    let text = r#"{"Version":"2.0","Principal":{"Qcs":["*"]},"Statement":[{"Effect":"allow","Action":["name/cos:GetObject"],"Resource":["*"],"Condition":{"string_equal":{"k":"a"}}}]}"#;
    let written = r#"{"version":"2.0","principal":{"qcs":["*"]},"statement":[{"effect":"allow","action":["name/cos:GetObject"],"resource":["*"],"condition":{"string_equal":{"k":"a"}}}]}"#;
    assert_written(text, written);
    let inside = r#"{"version":"2.0","Statement":{"Effect":"allow","Principal":"*","action":"*","Resource":"*"}}"#;
    assert_written(inside, &canonical(r#""effect":"allow","principal":"*","action":["*"],"resource":["*"]"#));
}

#[test]
fn names_with_escapes() {
    let text = "{\"\\u0076ersion\":\"\\u0032.0\",\"\\u0053tatement\":{\"effe\\u0063t\":\"\\u0061llow\",\"action\":\"\\u002a\",\"resource\":\"\\u002A\",\"condition\":{\"string\\u005Fequal\":{\"\\u006B\":\"\"}}}}";
    let written = r#""effect":"allow","action":["*"],"resource":["*"],"condition":{"string_equal":{"k":""}}"#;
    assert_written(text, &canonical(written));
}

#[test]
fn actions_have_their_service() {
    for (written, read) in [
        ("cos:GetObject", "name/cos:GetObject"),
        ("name/cos:GetObject", "name/cos:GetObject"),
        ("cos:*", "name/cos:*"),
        ("cos:*Bucket*", "name/cos:*Bucket*"),
        ("cos:NoSuchAction", "name/cos:NoSuchAction"),
        ("cos:getobject", "name/cos:getobject"),
        ("sts:AssumeRole", "name/sts:AssumeRole"),
        ("ci:*", "name/ci:*"),
        ("*", "*"),
        ("*:*", "*:*"),
        // What nobody explains stays as it is.
        ("name/*", "name/*"),
        ("permid/280649", "permid/280649"),
        ("GetObject", "GetObject"),
        ("cos:Get?bject", "name/cos:Get?bject"),
        ("cos:", "name/cos:"),
    ] {
        let written = action(&format!("\"{written}\""));
        let read = format!(r#""effect":"allow","action":["{read}"],"resource":["*"]"#);
        assert_written(&written, &canonical(&read));
    }
}

#[test]
fn actions_are_sorted_and_there_once() {
    let text = action(
        r#"["name/cos:PutObject","cos:GetObject","cos:PutObject","*","cos:a","permid/2","name/cos:GetObject","cos:Get*","*"]"#,
    );
    let read = r#"["*","name/cos:Get*","name/cos:GetObject","name/cos:PutObject","name/cos:a","permid/2"]"#;
    assert_written(&text, &canonical(&format!(r#""effect":"allow","action":{read},"resource":["*"]"#)));
}

#[test]
fn resources_have_one_layout() {
    for (written, read) in [
        ("*", "*"),
        ("qcs::cos:ap-guangzhou:uid/1:b-1/a", "qcs::cos:ap-guangzhou:uid/1:b-1/a"),
        ("qcs::cos:ap-guangzhou:uid/1:prefix//1/b/a", "qcs::cos:ap-guangzhou:uid/1:b-1/a"),
        ("qcs::cos:ap-guangzhou:uid/1:prefix//1/b/", "qcs::cos:ap-guangzhou:uid/1:b-1/"),
        ("qcs::cos:ap-guangzhou:uid/1:prefix//1/b/*", "qcs::cos:ap-guangzhou:uid/1:b-1/*"),
        ("qcs::cos:ap-guangzhou:uid/1:prefix//1/b//a//b/", "qcs::cos:ap-guangzhou:uid/1:b-1//a//b/"),
        ("qcs::cos:ap-guangzhou:uid/1:prefix//1/my-b/a:b", "qcs::cos:ap-guangzhou:uid/1:my-b-1/a:b"),
        ("qcs::cos:*:uid/*:prefix//1/b/a", "qcs::cos:*:uid/*:b-1/a"),
        // Another account than the bucket's: the bucket has its own.
        ("qcs::cos:ap-guangzhou:uid/2:prefix//1/b/a", "qcs::cos:ap-guangzhou:uid/2:b-1/a"),
        // A bucket that is called so is no layout.
        ("qcs::cos:ap-guangzhou:uid/1:prefix-1/1/b/a", "qcs::cos:ap-guangzhou:uid/1:prefix-1/1/b/a"),
        ("qcs::cos:ap-guangzhou:uid/1:b-1/prefix//1/b/a", "qcs::cos:ap-guangzhou:uid/1:b-1/prefix//1/b/a"),
        // Too little to say which bucket it is: it stays as it is.
        ("qcs::cos:ap-guangzhou:uid/1:prefix//*", "qcs::cos:ap-guangzhou:uid/1:prefix//*"),
        ("qcs::cos:ap-guangzhou:uid/1:prefix//1/b", "qcs::cos:ap-guangzhou:uid/1:prefix//1/b"),
        ("qcs::cos:ap-guangzhou:uid/1:prefix//1/*/a", "qcs::cos:ap-guangzhou:uid/1:prefix//1/*/a"),
        ("qcs::cos:ap-guangzhou:uid/1:prefix//1//a", "qcs::cos:ap-guangzhou:uid/1:prefix//1//a"),
        ("qcs::cos:ap-guangzhou:uid/1:prefix//x/b/a", "qcs::cos:ap-guangzhou:uid/1:prefix//x/b/a"),
        ("qcs::cos:ap-guangzhou:uid/1:prefix//", "qcs::cos:ap-guangzhou:uid/1:prefix//"),
        // The layout of 436/18023 is kept.
        (
            "qcs::cos:ap-guangzhou:uid/1:b-1.cos.ap-guangzhou.myqcloud.com/a",
            "qcs::cos:ap-guangzhou:uid/1:b-1.cos.ap-guangzhou.myqcloud.com/a",
        ),
        ("qcs::cos::uid/1:b-1/a", "qcs::cos::uid/1:b-1/a"),
        ("qcs:0:cos:ap-guangzhou:uin/1:b-1/a", "qcs:0:cos:ap-guangzhou:uin/1:b-1/a"),
        ("qcs::::::", "qcs::::::"),
        (
            "qcs::cos:ap-guangzhou:uid/1:b-1/my photos/腾讯云 (1).jpg",
            "qcs::cos:ap-guangzhou:uid/1:b-1/my photos/腾讯云 (1).jpg",
        ),
        ("qcs::cos:ap-guangzhou:uid/1:b-1/%2A+?${uin}", "qcs::cos:ap-guangzhou:uid/1:b-1/%2A+?${uin}"),
        ("qcs::ci:ap-guangzhou:uid/1:bucket/b-1/job/*", "qcs::ci:ap-guangzhou:uid/1:bucket/b-1/job/*"),
    ] {
        let read = format!(r#""effect":"allow","action":["name/cos:GetObject"],"resource":["{read}"]"#);
        assert_written(&resource(&format!("\"{written}\"")), &canonical(&read));
    }
}

/// Pages print blanks behind a colon; no bucket begins or ends with one.
#[test]
fn a_blank_is_part_of_a_key_and_of_nothing_before_it() {
    for blank in [" ", "\\t", "\\u0000", "\u{a0}", "\u{3000}"] {
        for text in [
            format!("qcs::cos:ap-guangzhou:uid/1:{blank}b-1/a"),
            format!("qcs::cos:ap-guangzhou:uid/1:b-1{blank}/a"),
            format!("qcs::cos:ap-guangzhou:uid/1:prefix//1/{blank}b/a"),
            format!("qcs::cos:ap-guangzhou:uid/1{blank}:b-1/a"),
            format!("qcs::cos:ap{blank}guangzhou:uid/1:b-1/a"),
        ] {
            let text = resource(&format!("\"{text}\""));
            assert!(Document::parse(&text).is_err(), "{text}");
        }
    }
}

#[test]
fn resources_stay_as_they_stand() {
    let list = r#"["qcs::cos:r:uid/1:b-1/b","*","qcs::cos:r:uid/1:b-1/a","*"]"#;
    let read = format!(r#""effect":"allow","action":["name/cos:GetObject"],"resource":{list}"#);
    assert_written(&resource(list), &canonical(&read));
}

#[test]
fn principals_have_their_place() {
    let top = |principal: &str| format!(r#"{{"version":"2.0","principal":{principal},"statement":[{{{CANONICAL}}}]}}"#);
    let inside = |principal: &str| {
        canonical(&format!(
            r#""effect":"allow","principal":{principal},"action":["name/cos:GetObject"],"resource":["*"]"#
        ))
    };
    for (written, read) in [
        ("\"*\"", "\"*\""),
        (r#"{"qcs":"*"}"#, r#"{"qcs":["*"]}"#),
        (r#"{"qcs":["*"]}"#, r#"{"qcs":["*"]}"#),
        (
            r#"{"qcs":["qcs::cam::uin/2:uin/2","qcs::cam::uin/1:uin/1"]}"#,
            r#"{"qcs":["qcs::cam::uin/2:uin/2","qcs::cam::uin/1:uin/1"]}"#,
        ),
        (r#"{"qcs":"qcs::cam::anyone:anyone"}"#, r#"{"qcs":["qcs::cam::anyone:anyone"]}"#),
    ] {
        assert_written(&policy(&format!(r#""statement":[{{{LACKS_NOTHING}}}],"principal":{written}"#)), &top(read));
        assert_written(&statement(&format!(r#"{LACKS_NOTHING},"principal":{written}"#)), &inside(read));
    }
    // Everybody by `*` and by a list are two texts.
    assert_ne!(Document::parse(&top("\"*\"")).unwrap(), Document::parse(&top(r#"{"qcs":["*"]}"#)).unwrap());
    // Each statement may have its own.
    let two = policy(&format!(r#""statement":[{{"principal":"*",{LACKS_NOTHING}}},{{{LACKS_NOTHING}}}]"#));
    let read = r#""effect":"allow","principal":"*","action":["name/cos:GetObject"],"resource":["*"]"#;
    assert_written(&two, &policy(&format!(r#""statement":[{{{read}}},{{{CANONICAL}}}]"#)));
}

#[test]
fn statements_stay_as_they_stand() {
    let deny = r#""effect":"deny","action":["*"],"resource":["*"]"#;
    let text = policy(&format!(r#""statement":[{{{CANONICAL}}},{{{deny}}},{{{CANONICAL}}}]"#));
    assert_written(&text, &text);
    assert_eq!(Document::parse(&text).unwrap().len(), 3);
}

/// By operator and key, an operator with its suffix behind the plain one.
#[test]
fn conditions_are_sorted() {
    let text = condition(
        r#"{
            "string_like": {"k": 1},
            "string_equal_if_exist": {"b": 1, "B": 2, "a": 3},
            "numeric_less_than_equal": {"k": 1},
            "numeric_less_than_if_exist": {"k": 1},
            "string_equal": {"z": 1},
            "numeric_less_than": {"k": 1},
            "numeric_less_than_equal_if_exist": {"k": 1},
            "for_any_value:string_equal": {"k": 1},
            "string_equal_ignore_case": {"k": 1},
            "for_all_value:string_like": {"k": 1},
            "bool_equal": {"k": "true"},
            "ip_equal": {"é": 1, "z": 1, "😀": 1, "\uff5e": 1}
        }"#,
    );
    let read = [
        r#""bool_equal":{"k":"true"}"#,
        r#""for_all_value:string_like":{"k":1}"#,
        r#""for_any_value:string_equal":{"k":1}"#,
        r#""ip_equal":{"z":1,"é":1,"～":1,"😀":1}"#,
        r#""numeric_less_than":{"k":1}"#,
        r#""numeric_less_than_if_exist":{"k":1}"#,
        r#""numeric_less_than_equal":{"k":1}"#,
        r#""numeric_less_than_equal_if_exist":{"k":1}"#,
        r#""string_equal":{"z":1}"#,
        r#""string_equal_if_exist":{"B":2,"a":3,"b":1}"#,
        r#""string_equal_ignore_case":{"k":1}"#,
        r#""string_like":{"k":1}"#,
    ];
    assert_written(&text, &canonical(&format!(r#"{CANONICAL},"condition":{{{}}}"#, read.join(","))));
}

#[test]
fn condition_keys_are_any_text() {
    for key in ["cos:content_length", "K", "k", " k ", "*", "a.b[0]", "\\\"", "\\u0001", "\u{7f}", "腾讯云"] {
        let text = condition(&format!(r#"{{"string_equal":{{"{key}":"a"}}}}"#));
        assert_written(&text, &canonical(&format!(r#"{CANONICAL},"condition":{{"string_equal":{{"{key}":"a"}}}}"#)));
    }
    // Case tells keys apart.
    let text = condition(r#"{"string_equal":{"k":1,"K":2}}"#);
    assert_written(&text, &canonical(&format!(r#"{CANONICAL},"condition":{{"string_equal":{{"K":2,"k":1}}}}"#)));
    // The same key under two operators is there once each.
    let text = condition(r#"{"string_like":{"k":1},"string_equal":{"k":1}}"#);
    let read = format!(r#"{CANONICAL},"condition":{{"string_equal":{{"k":1}},"string_like":{{"k":1}}}}"#);
    assert_written(&text, &canonical(&read));
}

#[test]
fn values_stay_as_they_stand() {
    for (written, read) in [
        ("\"a\"", "\"a\""),
        ("[\"a\"]", "\"a\""),
        ("[1]", "1"),
        ("[ \"b\" , \"a\",\"b\" ]", "[\"b\",\"a\",\"b\"]"),
        ("[1,\"1\",1.0]", "[1,\"1\",1.0]"),
        ("\"\"", "\"\""),
        ("[\"\",\"\"]", "[\"\",\"\"]"),
        ("\" a \"", "\" a \""),
        ("\"true\"", "\"true\""),
        ("\"null\"", "\"null\""),
    ] {
        assert_values(written, read);
    }
}

#[test]
fn numbers_stay_as_they_are_written() {
    for number in [
        "0",
        "-0",
        "-0.0",
        "1",
        "-5",
        "1.0",
        "1.10",
        "1e3",
        "1E3",
        "1e+3",
        "1e-03",
        "1.5E-10",
        "0e0",
        "0.000",
        "5242880",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775809",
        "9007199254740993.0",
        "1e9999",
        "-1e-9999",
        "123456789012345678901234567890.123456789012345678901234567890",
        "0.1",
        "1e400",
    ] {
        assert_values(number, number);
        assert_values(&format!("[{number},\"{number}\"]"), &format!("[{number},\"{number}\"]"));
    }
    let differing = [value("1"), value("1.0"), value("1e0"), value("\"1\""), value("[1,1]")];
    for (i, a) in differing.iter().enumerate() {
        for (j, b) in differing.iter().enumerate() {
            assert_eq!(Document::parse(a).unwrap() == Document::parse(b).unwrap(), i == j, "{a} {b}");
        }
    }
}

/// A text has one spelling: quotes, backslashes and control characters escaped, the rest as it is.
#[test]
fn texts_have_one_spelling() {
    for (written, read) in [
        (r#""\"""#, r#""\"""#),
        (r#""\\""#, r#""\\""#),
        (r#""\u005c\u0022""#, r#""\\\"""#),
        (r#""a\/b""#, r#""a/b""#),
        (r#""\u002f\u0041\u00e9\u00E9""#, r#""/Aéé""#),
        (r#""\b\f\n\r\t""#, r#""\u0008\u000c\u000a\u000d\u0009""#),
        (r#""\u0000\u001F""#, r#""\u0000\u001f""#),
        ("\"\u{7f}\u{80}\u{2028}\u{feff}\"", "\"\u{7f}\u{80}\u{2028}\u{feff}\""),
        (r#""\u007f\u2028\ufeff\uffff\ufffd""#, "\"\u{7f}\u{2028}\u{feff}\u{ffff}\u{fffd}\""),
        (r#""\ud83d\ude00\uD83D\uDE00""#, "\"😀😀\""),
        (r#""\ud800\udc00\udbff\udfff""#, "\"\u{10000}\u{10ffff}\""),
        (r#""\ud7ff\ue000""#, "\"\u{d7ff}\u{e000}\""),
        ("\"e\u{301}\u{202e}//\"", "\"e\u{301}\u{202e}//\""),
        ("\"/* no comment */ // [1,]\"", "\"/* no comment */ // [1,]\""),
        (r#""\\u0041\\\\""#, r#""\\u0041\\\\""#),
    ] {
        assert_values(written, read);
    }
}

/// Two documents are equal when their canonical texts are.
#[test]
fn what_differs_is_not_equal() {
    let texts = [
        statement(LACKS_NOTHING),
        statement(r#""effect":"deny","action":"cos:GetObject","resource":"*""#),
        statement(r#""effect":"allow","action":"cos:HeadObject","resource":"*""#),
        statement(r#""effect":"allow","action":["cos:GetObject","cos:HeadObject"],"resource":"*""#),
        statement(r#""effect":"allow","action":"cos:GetObject","resource":["*","*"]"#),
        statement(r#""effect":"allow","action":"cos:GetObject","resource":"qcs::cos:::b-1/*""#),
        statement(&format!(r#"{LACKS_NOTHING},"principal":"*""#)),
        policy(&format!(r#""principal":"*","statement":{{{LACKS_NOTHING}}}"#)),
        policy(&format!(r#""statement":[{{{LACKS_NOTHING}}},{{{LACKS_NOTHING}}}]"#)),
        value("\"a\""),
        value("\"b\""),
        value("[\"a\",\"a\"]"),
        condition(r#"{"string_equal":{"j":"a"}}"#),
        condition(r#"{"string_equal_if_exist":{"k":"a"}}"#),
        condition(r#"{"string_like":{"k":"a"}}"#),
    ];
    let documents = texts.map(|text| Document::parse(&text).unwrap());
    for (i, a) in documents.iter().enumerate() {
        for (j, b) in documents.iter().enumerate() {
            assert_eq!(a == b, i == j, "{a} {b}");
            assert_eq!(a.to_json() == b.to_json(), i == j, "{a} {b}");
        }
    }
}

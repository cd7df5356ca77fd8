//! Policies of others: what is read, what is refused, and what satisfies them.

use cos_policy::form::{PostDocument, Submission};

use super::{NOW, at, bucket};

const PINNED: &str = r#"{"q-sign-algorithm":"sha1"},{"q-ak":"a"},{"q-sign-time":"1;2"}"#;

fn with(condition: &str) -> String {
    format!(r#"{{"expiration":"2030-01-01T00:00:00.000Z","conditions":[{condition},{PINNED}]}}"#)
}

fn read(condition: &str) -> PostDocument {
    PostDocument::parse(&with(condition)).unwrap()
}

/// What a form that has the pinned fields, and these, does not satisfy; empty if it satisfies all.
fn judged(condition: &str, length: u64, fields: &[(&str, &str)]) -> String {
    let bucket = bucket();
    let sent = Submission::new(&bucket, length, at(NOW)).fields(fields.iter().copied()).fields([
        ("q-sign-algorithm", "sha1"),
        ("q-ak", "a"),
        ("q-key-time", "1;2"),
    ]);
    read(condition).check(&sent).map_or_else(|refused| refused.to_string(), |()| String::new())
}

#[track_caller]
fn refused(text: &str, expected: &str) {
    assert_eq!(PostDocument::parse(text).unwrap_err().to_string(), expected);
}

#[test]
fn both_spellings_of_an_exact_condition_are_one() {
    assert_eq!(read(r#"["eq","$acl","private"]"#), read(r#"{"acl":"private"}"#));
    assert_eq!(read(r#" [ "eq" , "$\u0061cl" , "private" ] "#).to_json(), with(r#"{"acl":"private"}"#));
}

#[test]
fn every_field_of_the_table_is_compared_as_it_says() {
    let both = ["acl", "key", "Cache-Control", "Content-Type", "Content-Disposition", "Content-Encoding", "Expires"];
    for field in both.into_iter().chain(["success_action_redirect", "x-cos-meta-a"]) {
        assert!(PostDocument::parse(&with(&format!(r#"["eq","${field}","v"]"#))).is_ok(), "{field}");
        assert!(PostDocument::parse(&with(&format!(r#"["starts-with","${field}","v"]"#))).is_ok(), "{field}");
    }
    let exact = ["bucket", "success_action_status", "q-sign-algorithm", "q-ak", "q-sign-time"];
    for field in exact.into_iter().chain(["x-cos-acl", "x-cos-storage-class", "x-cos-meta"]) {
        assert!(PostDocument::parse(&with(&format!(r#"["eq","${field}","v"]"#))).is_ok(), "{field}");
        let error = PostDocument::parse(&with(&format!(r#"["starts-with","${field}","v"]"#))).unwrap_err();
        let expected =
            format!("line 1, column 71: `{field}` is compared exactly: no document lets `starts-with` name it");
        assert_eq!(error.to_string(), expected);
    }
    for field in
        ["", "Key", "content-type", "file", "policy", "q-key-time", "q-signature", "x-cos-", "x-cos-meta-", "a"]
    {
        let error = PostDocument::parse(&with(&format!(r#"{{"{field}":"v"}}"#))).unwrap_err();
        let expected = format!("line 1, column 57: no document lets a policy name the field `{field}`");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn conditions_that_are_none() {
    // Bytes into the condition.
    let at = |byte: usize, message: &str| format!("line 1, column {}: {message}", 56 + byte);
    let cases = [
        (
            r#"["gt","$key","a"]"#,
            at(1, "`gt` is no kind of condition: expected `eq`, `starts-with` or `content-length-range`"),
        ),
        (
            r#"["EQ","$key","a"]"#,
            at(1, "`EQ` is no kind of condition: expected `eq`, `starts-with` or `content-length-range`"),
        ),
        (r#"["eq","key","a"]"#, at(6, "`key` does not name a field: expected `$` and a name, such as `$key`")),
        (r#"["eq","$key"]"#, at(12, "expected `,` and a value, but `]` stands here")),
        (r#"["eq","$key","a","b"]"#, at(16, "expected `]`, since the condition is complete, but `,` stands here")),
        (r#"["eq","$key",1]"#, at(13, "expected a string, but a number stands here")),
        (r#"["eq"]"#, at(5, "expected `,` and a field, but `]` stands here")),
        ("[]", at(1, "expected a string, but `]` stands here")),
        ("{}", at(1, "expected the name of a member, in double quotes, but `}` stands here")),
        (r#"{"key":"a","acl":"b"}"#, at(10, "expected `}`, since a condition names one field, but `,` stands here")),
        (r#"{"key":["a"]}"#, at(7, "expected a string, but a list stands here")),
        (r#"{"key":null}"#, at(7, "expected a string, but `null` stands here")),
        (r#""key""#, at(0, "expected a condition, which is an object or a list, but a string stands here")),
        ("null", at(0, "expected a value, but `null` stands here")),
        (r#"["content-length-range",10,1]"#, at(24, "no file has at least 10 and at most 1 bytes")),
        (r#"["content-length-range",-1,1]"#, at(24, "`-1` is no length: expected a whole number of bytes")),
        (r#"["content-length-range",1,1.5]"#, at(26, "`1.5` is no length: expected a whole number of bytes")),
        (r#"["content-length-range",1,1e3]"#, at(26, "`1e3` is no length: expected a whole number of bytes")),
        (
            r#"["content-length-range",1,18446744073709551616]"#,
            at(26, "`18446744073709551616` is no length: expected a whole number of bytes"),
        ),
        (r#"["content-length-range",1,"9"]"#, at(26, "expected a number of bytes, but a string stands here")),
        (r#"["content-length-range",1]"#, at(25, "expected `,` and a number of bytes, but `]` stands here")),
        (
            r#"["content-length-range",1,2,3]"#,
            at(27, "expected `]`, since the condition is complete, but `,` stands here"),
        ),
        (r#"{"acl":"private","#, at(16, "expected `}`, since a condition names one field, but `,` stands here")),
    ];
    for (condition, expected) in cases {
        refused(&with(condition), &expected);
    }
}

#[test]
fn texts_that_are_none() {
    let cases = [
        ("", "line 1, column 1: expected a policy, which is an object, but the text ends"),
        ("[]", "line 1, column 1: expected a policy, which is an object, but a list stands here"),
        ("{}", "line 1, column 1: `expiration` is missing"),
        ("\u{feff}{}", "line 1, column 1: a byte-order mark is no JSON: save the text without it"),
        (r#"{"expiration":"2030-01-01T00:00:00Z"}"#, "line 1, column 1: `conditions` is missing"),
        (r#"{"expiration":1}"#, "line 1, column 15: expected a string, but a number stands here"),
        (
            r#"{"Expiration":""}"#,
            "line 1, column 2: `Expiration` is no member here: expected `expiration` and `conditions`",
        ),
        (r#"{"conditions":{}}"#, "line 1, column 15: expected conditions, which are a list, but an object stands here"),
        (
            r#"{"conditions":[]}"#,
            "line 1, column 15: `q-sign-algorithm` is not named: every policy pins it exactly (436/14690)",
        ),
        (
            r#"{"conditions":[{"q-sign-algorithm":"sha1"},{"q-ak":"a"}]}"#,
            "line 1, column 15: `q-sign-time` is not named: every policy pins it exactly (436/14690)",
        ),
    ];
    for (text, expected) in cases {
        refused(text, expected);
    }
    let whole = with(r#"{"acl":"private"}"#);
    refused(
        &format!("{whole} x"),
        &format!("line 1, column {}: expected the end of the text, but `x` stands here", whole.len() + 2),
    );
    let twice = whole.replacen('{', r#"{"expiration":"2031-01-01T00:00:00Z","#, 1);
    refused(&twice, "line 1, column 38: `expiration` is there twice: one reader takes the first, another the last");
    for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
        assert!(PostDocument::parse(&whole[..end]).is_err(), "{end}");
    }
}

#[test]
fn expirations() {
    let parse =
        |text: &str| PostDocument::parse(&with(r#"{"acl":"private"}"#).replace("2030-01-01T00:00:00.000Z", text));
    let same = [
        ("1970-01-01T00:00:00Z", 0),
        ("2019-08-30T09:38:12Z", 1_567_157_892),
        ("2024-02-29T23:59:59Z", 1_709_251_199),
        ("9999-12-31T23:59:59.000Z", 253_402_300_799),
    ];
    for (text, seconds) in same {
        assert_eq!(parse(text).unwrap().expiration(), at(seconds), "{text}");
    }
    for (text, milliseconds) in [("00.4Z", 400), ("00.41Z", 410), ("00.414Z", 414)] {
        let document = parse(&format!("2019-08-30T09:38:{text}")).unwrap();
        let expected = at(1_567_157_880) + std::time::Duration::from_millis(milliseconds);
        assert_eq!(document.expiration(), expected);
        assert!(document.to_json().contains(&format!("2019-08-30T09:38:00.{milliseconds}Z")));
    }
    let wrong = [
        "",
        "Z",
        "2030-01-01",
        "2030-01-01T00:00:00",
        "2030-01-01T00:00:00+00:00",
        "2030-01-01 00:00:00Z",
        "2030-01-01t00:00:00Z",
        "2030-01-01T00:00:00z",
        "2030-01-01T00:00Z",
        "20300101T000000Z",
        "2030-1-1T00:00:00Z",
        "2030-13-01T00:00:00Z",
        "2030-00-01T00:00:00Z",
        "2030-02-30T00:00:00Z",
        "2023-02-29T00:00:00Z",
        "2030-01-01T24:00:00Z",
        "2030-01-01T00:60:00Z",
        "2030-01-01T00:00:60Z",
        "1969-12-31T23:59:59Z",
        "2030-01-01T00:00:00.Z",
        "2030-01-01T00:00:00.0000Z",
        "2030-01-01T00:00:00.+10Z",
        "+030-01-01T00:00:00Z",
        "2030-01-01T00:00:00.000.0Z",
        "2030-01-01-01T00:00:00Z",
        " 2030-01-01T00:00:00Z",
        "12030-01-01T00:00:00Z",
        "2030-01-01T00:00:-1Z",
        "2030-01-01T00:00:+1Z",
        "2030-01-01T00:00:00.-1Z",
        "1567157892",
    ];
    for text in wrong {
        let error = parse(text).unwrap_err().to_string();
        let expected = "is no expiration: expected UTC, such as `2019-08-30T09:38:12.414Z`";
        assert!(error.ends_with(expected), "{text}: {error}");
    }
}

#[test]
fn a_star_is_a_character() {
    let starred = r#"["starts-with","$Content-Type","image/*"]"#;
    assert_eq!(
        judged(starred, 1, &[("Content-Type", "image/jpeg")]),
        "`Content-Type` is `image/jpeg`, which does not start with `image/*`",
    );
    assert_eq!(judged(starred, 1, &[("Content-Type", "image/*")]), "");
    assert_eq!(judged(r#"["starts-with","$key",""]"#, 1, &[("key", "anything")]), "");
}

#[test]
fn what_is_named_is_there_once() {
    let named = r#"{"acl":"private"}"#;
    assert_eq!(judged(named, 1, &[("acl", "private")]), "");
    assert_eq!(judged(named, 1, &[]), "the field `acl` is missing");
    assert_eq!(judged(named, 1, &[("Acl", "private")]), "the field `acl` is missing");
    assert_eq!(judged(named, 1, &[("acl", "private"), ("acl", "private")]), "the field `acl` is there twice");
    assert_eq!(judged(named, 1, &[("acl", "private"), ("ACL", "public-read")]), "the field `acl` is there twice");
    assert_eq!(judged(named, 1, &[("acl", "public-read")]), "`acl` is `public-read`, not `private`");
    assert_eq!(judged(named, 1, &[("acl", "Private")]), "`acl` is `Private`, not `private`");
}

#[test]
fn two_conditions_on_a_field_both_count() {
    let both = r#"["starts-with","$key","a/"],["starts-with","$key","a/b"]"#;
    assert_eq!(judged(both, 1, &[("key", "a/b")]), "");
    assert_eq!(judged(both, 1, &[("key", "a/c")]), "`key` is `a/c`, which does not start with `a/b`");
    assert_eq!(
        judged(both, 1, &[("key", "c")]),
        "`key` is `c`, which does not start with `a/`; `key` is `c`, which does not start with `a/b`",
    );
    let ranges = r#"["content-length-range",1,10],["content-length-range",5,20]"#;
    assert_eq!(judged(ranges, 7, &[]), "");
    assert_eq!(judged(ranges, 4, &[]), "the file has 4 bytes, not 5 to 20");
}

#[test]
fn the_bucket_is_the_one_posted_to() {
    assert_eq!(judged(r#"{"bucket":"examplebucket-1250000000"}"#, 1, &[]), "");
    assert_eq!(
        judged(r#"{"bucket":"other-1250000000"}"#, 1, &[("bucket", "other-1250000000")]),
        "the bucket is `examplebucket-1250000000`, not `other-1250000000`",
    );
}

#[test]
fn what_no_document_settles_is_refused() {
    let folder = r#"["starts-with","$key","a/"]"#;
    assert_eq!(
        judged(folder, 1, &[("key", "a/${filename}")]),
        "the key has `${filename}`: check the key with the name of the file in it",
    );
    let reason = |field: &str| {
        format!("the ACL is sent as `{field}`, which the policy does not name: no document says that it is bound")
    };
    let (acl, x_cos_acl) = (("acl", "private"), ("x-cos-acl", "private"));
    assert_eq!(judged(r#"{"acl":"private"}"#, 1, &[acl, x_cos_acl]), reason("x-cos-acl"));
    assert_eq!(judged(r#"{"x-cos-acl":"private"}"#, 1, &[acl, x_cos_acl]), reason("acl"));
    assert_eq!(judged(r#"{"acl":"private"},{"x-cos-acl":"private"}"#, 1, &[acl, x_cos_acl]), "");
    assert_eq!(judged(folder, 1, &[("key", "a/b"), acl, x_cos_acl]), "", "a policy that names neither bounds neither");
}

#[test]
fn a_policy_ends_at_its_expiration() {
    let bucket = bucket();
    let document = read(r#"["content-length-range",1,1]"#);
    let pinned = [("q-sign-algorithm", "sha1"), ("q-ak", "a"), ("q-key-time", "1;2")];
    let judged = |seconds| document.check(&Submission::new(&bucket, 1, at(seconds)).fields(pinned));
    assert!(judged(1_893_455_999).is_ok());
    assert_eq!(judged(1_893_456_000).unwrap_err().to_string(), "the policy expired at 2030-01-01T00:00:00.000Z");
}

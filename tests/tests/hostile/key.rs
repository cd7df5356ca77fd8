use std::collections::BTreeSet;

use cos_policy::resource::KeyFault;
use cos_policy::{Folder, Key, KeyError};
use serde_json::json;

use crate::assert_refused;

const NOT_ON_THE_LIST: &str = " is not on the list: a key holds ASCII letters, digits, `-`, `_`, `.` and `/`";
const ONE_STAR: &str = ": only a folder has a star, at its end: `photos/*`";
const NO_FOLDER_TO_COS: &str = " ends with a dot: `.` and `..` are no folders to COS";
const NO_EMPTY_SEGMENT: &str = ": a key does not start or end with `/`, nor hold `//`";

#[test]
fn keys() {
    use KeyFault::*;
    let rows = [
        ("", Empty, 0, "the text is empty: a key has 1 to 850 bytes", ""),
        ("*", Wildcard, 0, "wildcard at byte 0 of `*`", ONE_STAR),
        ("a*", Wildcard, 1, "wildcard at byte 1 of `a*`", ONE_STAR),
        ("a/*/b", Wildcard, 2, "wildcard at byte 2 of `a/*/b`", ONE_STAR),
        ("a/*", Wildcard, 2, "wildcard at byte 2 of `a/*`", ONE_STAR),
        ("a.*", Wildcard, 2, "wildcard at byte 2 of `a.*`", ONE_STAR),
        ("photos/?", Wildcard, 7, "wildcard at byte 7 of `photos/?`", ONE_STAR),
        ("/", EmptySegment, 0, "empty segment at byte 0 of `/`", NO_EMPTY_SEGMENT),
        ("/a", EmptySegment, 0, "empty segment at byte 0 of `/a`", NO_EMPTY_SEGMENT),
        ("a/", EmptySegment, 2, "empty segment at byte 2 of `a/`", NO_EMPTY_SEGMENT),
        ("a//b", EmptySegment, 2, "empty segment at byte 2 of `a//b`", NO_EMPTY_SEGMENT),
        ("a/../b", Dots, 2, "segment at byte 2 of `a/../b`", NO_FOLDER_TO_COS),
        ("../bob", Dots, 0, "segment at byte 0 of `../bob`", NO_FOLDER_TO_COS),
        ("a/.", Dots, 2, "segment at byte 2 of `a/.`", NO_FOLDER_TO_COS),
        ("a/b.", Dots, 2, "segment at byte 2 of `a/b.`", NO_FOLDER_TO_COS),
        ("a%2Fb", Character, 1, "character at byte 1 of `a%2Fb`", NOT_ON_THE_LIST),
        ("a:b", Character, 1, "character at byte 1 of `a:b`", NOT_ON_THE_LIST),
        ("a\"b", Character, 1, "character at byte 1 of `a\"b`", NOT_ON_THE_LIST),
        ("a\\b", Character, 1, "character at byte 1 of `a\\\\b`", NOT_ON_THE_LIST),
        ("${uin}", Character, 0, "character at byte 0 of `${uin}`", NOT_ON_THE_LIST),
        ("photos/a b", Character, 8, "character at byte 8 of `photos/a b`", NOT_ON_THE_LIST),
        ("a\r\nb", Character, 1, "character at byte 1 of `a\\r\\nb`", NOT_ON_THE_LIST),
        ("a\0", Character, 1, "character at byte 1 of `a\\0`", NOT_ON_THE_LIST),
        ("\u{6587}/\u{ff0a}", Character, 0, "character at byte 0 of `\u{6587}/\u{ff0a}`", NOT_ON_THE_LIST),
        ("a/\u{202e}b", Character, 2, "character at byte 2 of `a/\\u{202e}b`", NOT_ON_THE_LIST),
    ];
    for (text, fault, at, what, rule) in rows {
        let error: KeyError = assert_refused(text, Key::parse, &format!("{what}{rule}"));
        assert_eq!((error.fault(), error.at()), (fault, at), "{text:?}");
    }
    for text in ["a".repeat(851), "a/".repeat(1_000), "*".repeat(851), "a".repeat(849) + "\u{e9}"] {
        let excerpt: String = text.chars().take(40).collect();
        let error = assert_refused(&text, Key::parse, &format!("`{excerpt}…` is too long: a key has 1 to 850 bytes"));
        assert_eq!((error.fault(), error.at()), (TooLong, 850));
    }
}

#[test]
fn folders() {
    use KeyFault::*;
    let rows = [
        ("", NotAFolder, 0, "`` does not end with `/*`, as a folder does", ""),
        ("*", NotAFolder, 1, "`*` does not end with `/*`, as a folder does", ""),
        ("a", NotAFolder, 1, "`a` does not end with `/*`, as a folder does", ""),
        ("a/", NotAFolder, 2, "`a/` does not end with `/*`, as a folder does", ""),
        ("a*", NotAFolder, 2, "`a*` does not end with `/*`, as a folder does", ""),
        ("a.*", NotAFolder, 3, "`a.*` does not end with `/*`, as a folder does", ""),
        ("a/**", NotAFolder, 4, "`a/**` does not end with `/*`, as a folder does", ""),
        ("a/* ", NotAFolder, 4, "`a/* ` does not end with `/*`, as a folder does", ""),
        ("a/\u{ff0a}", NotAFolder, 5, "`a/\u{ff0a}` does not end with `/*`, as a folder does", ""),
        ("/*", EmptySegment, 0, "empty segment at byte 0 of `/*`", NO_EMPTY_SEGMENT),
        ("//*", EmptySegment, 0, "empty segment at byte 0 of `//*`", NO_EMPTY_SEGMENT),
        ("/a/*", EmptySegment, 0, "empty segment at byte 0 of `/a/*`", NO_EMPTY_SEGMENT),
        ("a//*", EmptySegment, 2, "empty segment at byte 2 of `a//*`", NO_EMPTY_SEGMENT),
        ("a//b/*", EmptySegment, 2, "empty segment at byte 2 of `a//b/*`", NO_EMPTY_SEGMENT),
        ("*/*", Wildcard, 0, "wildcard at byte 0 of `*/*`", ONE_STAR),
        ("a/*/*", Wildcard, 2, "wildcard at byte 2 of `a/*/*`", ONE_STAR),
        ("a/*/b/*", Wildcard, 2, "wildcard at byte 2 of `a/*/b/*`", ONE_STAR),
        ("a?/*", Wildcard, 1, "wildcard at byte 1 of `a?/*`", ONE_STAR),
        ("../*", Dots, 0, "segment at byte 0 of `../*`", NO_FOLDER_TO_COS),
        ("a/../*", Dots, 2, "segment at byte 2 of `a/../*`", NO_FOLDER_TO_COS),
        ("a./*", Dots, 0, "segment at byte 0 of `a./*`", NO_FOLDER_TO_COS),
        ("a%2A/*", Character, 1, "character at byte 1 of `a%2A/*`", NOT_ON_THE_LIST),
        ("a:b/*", Character, 1, "character at byte 1 of `a:b/*`", NOT_ON_THE_LIST),
        ("a\"/*", Character, 1, "character at byte 1 of `a\"/*`", NOT_ON_THE_LIST),
        ("photos /*", Character, 6, "character at byte 6 of `photos /*`", NOT_ON_THE_LIST),
        ("a\r\n/*", Character, 1, "character at byte 1 of `a\\r\\n/*`", NOT_ON_THE_LIST),
        ("\u{6587}\u{4ef6}/*", Character, 0, "character at byte 0 of `\u{6587}\u{4ef6}/*`", NOT_ON_THE_LIST),
    ];
    for (text, fault, at, what, rule) in rows {
        let error: KeyError = assert_refused(text, Folder::parse, &format!("{what}{rule}"));
        assert_eq!((error.fault(), error.at()), (fault, at), "{text:?}");
    }
    // A key in the folder has the slash and one byte more.
    for length in [849, 850, 851, 1_000_000] {
        let text = "a".repeat(length) + "/*";
        let message = format!("`{}…` is too long: a key has 1 to 850 bytes", "a".repeat(40));
        let error = assert_refused(&text, Folder::parse, &message);
        assert_eq!((error.fault(), error.at()), (TooLong, 848));
    }
}

/// The texts of `data/keys.txt` with their verdicts.
fn verdicts() -> Vec<(&'static str, String)> {
    let lines = include_str!("../../data/keys.txt").lines();
    let rows = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|row| {
        let (verdict, text) = row.split_once(' ').unwrap();
        (verdict, written(text.trim_start()))
    })
    .collect()
}

/// Strings, each perhaps repeated: `"a" x850 "/*"`.
fn written(mut row: &str) -> String {
    let mut text = String::new();
    while !row.is_empty() {
        let mut strings = serde_json::Deserializer::from_str(row).into_iter::<String>();
        let string = strings.next().unwrap().unwrap();
        row = row.split_at(strings.byte_offset()).1.trim_start();
        let times = match row.strip_prefix('x') {
            Some(rest) => {
                let (number, rest) = rest.split_once(' ').unwrap_or((rest, ""));
                row = rest.trim_start();
                number.parse().unwrap()
            }
            None => 1,
        };
        text += &string.repeat(times);
    }
    text
}

#[test]
fn keys_and_folders_of_the_table() {
    let verdicts = verdicts();
    assert!(verdicts.len() > 100, "{}", verdicts.len());
    for (verdict, text) in verdicts {
        let expected = match verdict {
            "key" => (true, false),
            "folder" => (false, true),
            "refused" => (false, false),
            other => panic!("`{other}` is no verdict"),
        };
        assert_eq!((Key::parse(&text).is_ok(), Folder::parse(&text).is_ok()), expected, "{text:?}");
        let json = json!(text);
        let by_serde =
            (serde_json::from_value::<Key>(json.clone()).is_ok(), serde_json::from_value::<Folder>(json).is_ok());
        assert_eq!(by_serde, expected, "{text:?} by serde");
    }
}

#[test]
fn every_fault_of_a_key_occurs() {
    use KeyFault::*;
    let faults: BTreeSet<_> = verdicts()
        .iter()
        .flat_map(|(_, text)| [Key::parse(text).err(), Folder::parse(text).err()])
        .flatten()
        .map(|error| error.fault())
        .collect();
    let every = [Empty, TooLong, Wildcard, EmptySegment, Dots, Character, NotAFolder];
    assert_eq!(faults, BTreeSet::from(every));
}

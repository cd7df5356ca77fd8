//! Documents: which texts are policies, what is said of those that are none, and how the others are written.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

mod elements;
mod forms;
mod generator;
mod hostile;
#[path = "../properties/model.rs"]
#[allow(dead_code, reason = "made for the properties of policies, which ask more of it")]
mod model;
mod official;
mod operators;
mod oracle;
mod places;
mod properties;
mod readings;
mod syntax;
#[path = "../properties/values.rs"]
#[allow(dead_code, reason = "made for the properties of policies, which ask more of it")]
mod values;

use std::collections::BTreeSet;
use std::ops::Range;

use cos_policy::Document;
use cos_policy::document::{Found, ParseError, ParseFault};

/// A text with `‹` and `›` around what is wrong with it, the path of the element, and the message.
type Row = (String, &'static str, &'static str);

/// Every way in refuses the text with the same words, and points at what stands between the marks.
#[track_caller]
fn assert_refused((marked, path, message): &Row) -> ParseError {
    let (text, wrong) = unmarked(marked);
    let Err(error) = Document::parse(&text) else { panic!("{text:?} is accepted") };
    let before: Vec<&str> = text[..wrong.start].split('\n').collect();
    let (line, column) = (before.len(), before.last().unwrap().chars().count() + 1);
    let element = if path.is_empty() { String::new() } else { format!(", `{path}`") };
    assert_eq!(error.to_string(), format!("line {line}, column {column}{element}: {message}"), "{text:?}");
    assert_eq!(error.span().range(), wrong, "{text:?}: {error}");
    assert_eq!((error.line(), error.column(), error.path()), (line, column, *path), "{text:?}");
    assert_eq!(error.fault().to_string(), *message, "{text:?}");
    assert_eq!(text.parse::<Document>().unwrap_err(), error, "{text:?} by FromStr");
    // Other readers round such a number, and serde hands over what they made of it.
    let rounds = matches!(error.fault(), ParseFault::NumberRange);
    assert!(rounds || serde_json::from_str::<Document>(&text).is_err(), "{text:?} by serde");
    error
}

#[track_caller]
fn assert_all_refused(rows: &[Row]) {
    for row in rows {
        assert_refused(row);
    }
}

fn unmarked(marked: &str) -> (String, Range<usize>) {
    let (before, rest) = marked.split_once('‹').unwrap_or_else(|| panic!("no mark in {marked:?}"));
    let (wrong, after) = rest.split_once('›').unwrap();
    (format!("{before}{wrong}{after}"), before.len()..before.len() + wrong.len())
}

/// The members of a statement that lacks nothing.
const LACKS_NOTHING: &str = r#""effect":"allow","action":"cos:GetObject","resource":"*""#;

/// A policy with these members besides the version.
fn policy(members: &str) -> String {
    format!(r#"{{"version":"2.0",{members}}}"#)
}

/// A policy of one statement with these members.
fn statement(members: &str) -> String {
    policy(&format!(r#""statement":[{{{members}}}]"#))
}

fn effect(effect: &str) -> String {
    statement(&format!(r#""action":"cos:GetObject","resource":"*","effect":{effect}"#))
}

fn action(action: &str) -> String {
    statement(&format!(r#""effect":"allow","resource":"*","action":{action}"#))
}

fn resource(resource: &str) -> String {
    statement(&format!(r#""effect":"allow","action":"cos:GetObject","resource":{resource}"#))
}

fn condition(condition: &str) -> String {
    statement(&format!(r#"{LACKS_NOTHING},"condition":{condition}"#))
}

/// A policy with a condition on `k`.
fn value(value: &str) -> String {
    condition(&format!(r#"{{"string_equal":{{"k":{value}}}}}"#))
}

fn every_row() -> impl Iterator<Item = Row> {
    [syntax::rows(), elements::rows(), operators::rows()].into_iter().flatten()
}

fn error((marked, ..): &Row) -> ParseError {
    Document::parse(&marked.replace(['‹', '›'], "")).unwrap_err()
}

/// The variant of a fault or of what was found.
fn variant(value: impl std::fmt::Debug) -> String {
    format!("{value:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}

#[test]
fn every_fault_occurs() {
    let twice =
        (statement(&format!(r#""principal":"*",{LACKS_NOTHING}"#)).replacen('{', r#"{"principal":"*","#, 1), "", "");
    let faults: BTreeSet<String> = every_row().chain([twice]).map(|row| variant(error(&row).fault())).collect();
    let every = [
        "Expected",
        "ByteOrderMark",
        "Comment",
        "ControlCharacter",
        "OpenString",
        "Escape",
        "LoneSurrogate",
        "Number",
        "NumberRange",
        "DuplicateMember",
        "UnknownMember",
        "Missing",
        "Empty",
        "EmptyText",
        "Version",
        "Effect",
        "Blank",
        "Resource",
        "Operator",
        "TwoPrincipals",
        "Principal",
    ];
    assert_eq!(faults, every.map(str::to_owned).into());
}

#[test]
fn whatever_may_be_found_is_found() {
    let found = |row: Row| match error(&row).fault() {
        ParseFault::Expected { found: Found::Character(_), .. } => Some("Character".to_owned()),
        ParseFault::Expected { found, .. } => Some(variant(found)),
        _ => None,
    };
    let found: BTreeSet<String> = every_row().filter_map(found).collect();
    let every = ["End", "Object", "Array", "Text", "Number", "Boolean", "Null", "Character"];
    assert_eq!(found, every.map(str::to_owned).into());
}

#[test]
fn every_refusal_is_a_case_of_its_own() {
    let rows: Vec<String> = every_row().map(|(text, ..)| text).collect();
    assert_eq!(rows.iter().collect::<BTreeSet<_>>().len(), rows.len());
    assert!(rows.len() > 250, "{}", rows.len());
}

//! Properties of reading and writing, against a model and a second reader.

use cos_policy::Document;
use cos_policy::document::{ParseError, ParseFault};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value};

use crate::generator::{Choices, choices, plain_plans, plans, spaced};
use crate::model::{policy, specs};
use crate::oracle::{self, Tree};

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

/// What holds of any text: it is a policy that writes and reads itself, or an error with a place in the text.
#[track_caller]
fn assert_sound(text: &str) {
    match Document::parse(text) {
        Ok(document) => {
            let canonical = document.to_json();
            let again = Document::parse(&canonical).unwrap_or_else(|error| panic!("{text:?}: {canonical:?}: {error}"));
            assert_eq!(again, document, "{text:?}");
            assert_eq!(again.to_json(), canonical, "{text:?}");
            assert_eq!(again.len(), document.len());
            assert!(document.len() > 0);
        }
        Err(error) => assert_placed(text, &error),
    }
    assert_read_alike(text);
}

fn assert_placed(text: &str, error: &ParseError) {
    let range = error.span().range();
    assert!(range.start <= range.end && text.get(range.clone()).is_some(), "{text:?}: {range:?}");
    let before = &text[..range.start];
    assert_eq!(error.line(), 1 + before.bytes().filter(|byte| *byte == b'\n').count(), "{text:?}");
    let line = before.rfind('\n').map_or(before, |at| &before[at + 1..]);
    assert_eq!(error.column(), 1 + line.chars().count(), "{text:?}");
    let start = format!("line {}, column {}", error.line(), error.column());
    assert!(
        error.to_string().starts_with(&start) && error.to_string().ends_with(&error.fault().to_string()),
        "{error}"
    );
    assert_eq!(text.parse::<Document>().as_ref(), Err(error));
}

/// What serde_json refuses is refused, and of what it reads the second reader makes the same.
#[track_caller]
fn assert_read_alike(text: &str) {
    let ours = Document::parse(text);
    match (serde_json::from_str::<Tree>(text), &ours) {
        // It reads into 64 bits, and we keep the text of a number.
        (Err(error), Ok(_)) => assert!(error.to_string().starts_with("number out of range"), "{text:?}: {error}"),
        (Err(_), Err(_)) => {}
        (Ok(tree), _) => {
            let canonical = oracle::canonical(tree);
            match (&ours, canonical) {
                (Ok(document), Some(canonical)) => {
                    let written: Value = serde_json::from_str(&document.to_json()).unwrap();
                    assert_eq!(written.to_string(), canonical.to_string(), "{text:?}");
                }
                (Err(_), None) => {}
                (Err(error), Some(_)) => assert!(matches!(error.fault(), ParseFault::NumberRange), "{text:?}: {error}"),
                (Ok(_), None) => panic!("{text:?} is read, and is no policy"),
            }
        }
    }
}

proptest! {
    #![proptest_config(config())]

    /// However it is spelled: blanks, escapes, order, capitals, single values, short names, either layout.
    #[test]
    fn a_policy_reads_the_same_however_it_is_spelled(plan in plans(), choices in vec(choices(), 1..4)) {
        let canonical = plan.canonical();
        for mut choices in choices {
            let text = spaced(&plan.tokens(&mut choices), &mut choices);
            let document = Document::parse(&text).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
            prop_assert_eq!(&document.to_json(), &canonical, "{}", text);
            prop_assert_eq!(document, Document::parse(&canonical).unwrap());
            assert_sound(&text);
        }
    }

    #[test]
    fn blanks_between_tokens_never_matter(plan in plans(), mut how in choices(), blanks in vec(choices(), 2)) {
        let tokens = plan.tokens(&mut how);
        let documents: Vec<_> = blanks.into_iter().map(|mut choices| spaced(&tokens, &mut choices).parse::<Document>()).collect();
        let dense = tokens.concat().parse::<Document>();
        prop_assert!(dense.is_ok());
        prop_assert_eq!(&documents[0], &dense);
        prop_assert_eq!(&documents[1], &dense);
    }

    #[test]
    fn the_canonical_text_is_a_fixed_point(plan in plans()) {
        let canonical = plan.canonical();
        let document = Document::parse(&canonical).unwrap();
        prop_assert_eq!(document.to_json(), canonical.clone());
        prop_assert_eq!(document.to_string(), canonical.clone());
        prop_assert_eq!(&canonical.parse::<Document>().unwrap(), &document);
        assert_sound(&canonical);
    }

    #[test]
    fn documents_are_equal_when_their_texts_are(a in plans(), b in plans(), mut choices in choices()) {
        let read = |text: &str| Document::parse(text).unwrap();
        let (a, b, respelled) = (a.canonical(), b.canonical(), spaced(&a.tokens(&mut choices), &mut choices));
        prop_assert_eq!(read(&a) == read(&b), a == b);
        prop_assert_eq!(read(&a), read(&respelled));
    }

    #[test]
    fn documents_come_back_from_serde(plan in plain_plans()) {
        let canonical = plan.canonical();
        let document = Document::parse(&canonical).unwrap();
        let tree = serde_json::to_value(&document).unwrap();
        prop_assert_eq!(tree.to_string(), serde_json::from_str::<Value>(&canonical).unwrap().to_string());
        prop_assert_eq!(&serde_json::from_value::<Document>(tree).unwrap(), &document);
        let text = serde_json::to_string(&document).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Document>(&text).unwrap(), &document);
        prop_assert_eq!(&serde_json::from_str::<Document>(&canonical).unwrap(), &document);
        prop_assert_eq!(&Document::parse(&text).unwrap(), &document);
    }

    #[test]
    fn the_order_of_members_in_a_value_never_matters(plan in plain_plans(), mut choices in choices()) {
        let tree: Value = serde_json::from_str(&plan.canonical()).unwrap();
        let shuffled = shuffled(tree.clone(), &mut choices);
        prop_assert_eq!(&tree, &shuffled);
        let document: Document = serde_json::from_value(shuffled).unwrap();
        prop_assert_eq!(document.to_json(), plan.canonical());
    }

    /// Any way in refuses a member that is there twice, whatever stands behind it and however it is spelled.
    #[test]
    fn a_member_that_is_there_twice_is_refused(plan in plans(), mut choices in choices(), at: Index, capital: bool) {
        let tokens = plan.tokens(&mut choices);
        let colons: Vec<usize> = (0..tokens.len()).filter(|at| tokens[*at] == ":").collect();
        let colon = *at.get(&colons);
        let end = end_of_value(&tokens, colon + 1);
        let mut member = tokens[colon - 1..end].to_vec();
        let name: String = serde_json::from_str(&member[0]).unwrap();
        if capital && is_element(&name, &tokens, colon) {
            let other = if name.starts_with(char::is_lowercase) { name[..1].to_uppercase() } else { name[..1].to_lowercase() };
            member[0] = format!("\"{other}{}\"", &name[1..]);
        } else {
            member[0] = format!("\"{}\"", name.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<String>());
        }
        member.insert(0, ",".to_owned());
        let text = [&tokens[..end], &member, &tokens[end..]].concat().concat();
        let error = Document::parse(&text).unwrap_err();
        prop_assert!(matches!(error.fault(), ParseFault::DuplicateMember(_)), "{text}: {error}");
        assert_placed(&text, &error);
        let by_serde = serde_json::from_str::<Document>(&text).unwrap_err().to_string();
        prop_assert!(by_serde.contains(" is there twice") || by_serde.contains("number out of range"), "{by_serde}");
    }

    /// One token deleted, doubled, replaced or put in: mostly JSON, and hardly ever a policy.
    #[test]
    fn other_tokens_are_read_by_both_or_neither(
        plan in plans(),
        mut choices in choices(),
        changes in vec((any::<Index>(), any::<Index>(), 0..5_u8, tokens()), 1..3),
    ) {
        let mut tokens = plan.tokens(&mut choices);
        for (at, other, change, token) in changes {
            let at = at.index(tokens.len());
            match change {
                0 => _ = tokens.remove(at),
                1 => tokens.insert(at, tokens[at].clone()),
                2 => tokens[at] = token,
                3 => tokens.insert(at, token),
                _ => {
                    let other = other.index(tokens.len());
                    tokens.swap(at, other);
                }
            }
        }
        assert_sound(&spaced(&tokens, &mut choices));
    }

    #[test]
    fn any_text_is_read_or_refused(text: String, parts in vec(tokens(), 0..12)) {
        assert_sound(&text);
        assert_sound(&parts.concat());
        assert_sound(&format!("{{\"version\":\"2.0\",\"statement\":{text}}}"));
        assert_sound(&format!("{{\"version\":\"2.0\",\"statement\":[{{\"condition\":{{\"string_equal\":{{\"{text}"));
    }

    /// The builder's text is canonical: what is read of it is written the same.
    #[test]
    fn a_built_policy_is_a_document(specs in vec(specs(), 1..5), private_acl: bool, https_only: bool) {
        let mut policy = policy(&specs);
        if private_acl {
            policy = policy.private_acl();
        }
        if https_only {
            policy = policy.https_only();
        }
        let text = policy.to_json();
        let document = Document::parse(&text).map_err(|error| TestCaseError::fail(format!("{text}: {error}")))?;
        prop_assert_eq!(document.to_json(), text.clone());
        prop_assert_eq!(&policy.document(), &document);
        prop_assert_eq!(document.len(), policy.clone().into_iter().count());
        prop_assert_eq!(serde_json::to_string(&document).unwrap(), text);
        prop_assert_eq!(serde_json::from_value::<Document>(serde_json::to_value(&policy).unwrap()).unwrap(), document);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..config() })]

    /// Each byte of a policy once: deleted, replaced, and with another before it.
    #[test]
    fn a_slip_of_one_character_is_read_or_refused(plan in plans(), mut choices in choices(), characters in vec(characters(), 8)) {
        let text = spaced(&plan.tokens(&mut choices), &mut choices);
        let places: Vec<(usize, char)> = text.char_indices().collect();
        // Long policies have many places alike.
        let step = places.len() / 60 + 1;
        let first = usize::from(u32::from(characters[0]) as u8) % step;
        for (i, (at, character)) in places.into_iter().enumerate().skip(first).step_by(step) {
            let (before, after) = (&text[..at], &text[at + character.len_utf8()..]);
            let other = characters[i % characters.len()];
            assert_sound(&format!("{before}{after}"));
            assert_sound(&format!("{before}{other}{after}"));
            assert_sound(&format!("{before}{other}{character}{after}"));
            assert_sound(before);
        }
    }
}

/// Whatever follows, no text that ends early is a policy, and each error stands within it.
#[test]
fn no_beginning_of_a_policy_is_a_policy() {
    let text = include_str!("../../data/documents/sdk-outputs.txt").lines().filter(|line| line.starts_with("= "));
    for line in text {
        let text = &line[2..];
        for end in 0..text.len() {
            let error = Document::parse(&text[..end]).unwrap_err();
            assert_placed(&text[..end], &error);
        }
        assert_sound(text);
    }
}

/// Every byte of one policy in every way, with every ASCII character.
#[test]
fn every_slip_of_one_character() {
    let text = "{\"version\":\"2.0\",\"statement\":{\"effect\":\"deny\",\"action\":[\"*\"],\"resource\":\"*\",\"condition\":{\"ip_equal\":{\"é\":[\"\\u00e9\",-1.5e3]}}}}";
    assert!(Document::parse(text).is_ok());
    for (at, character) in text.char_indices() {
        let (before, after) = (&text[..at], &text[at + character.len_utf8()..]);
        assert_sound(&format!("{before}{after}"));
        for other in ('\0'..='\u{7f}').chain(['\u{a0}', '\u{feff}', '😀']) {
            assert_sound(&format!("{before}{other}{after}"));
            assert_sound(&format!("{before}{other}{character}{after}"));
        }
    }
}

/// The tokens of JSON and of policies, right ones and wrong ones.
fn tokens() -> impl Strategy<Value = String> {
    let known = [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "[]",
        "{}",
        "null",
        "true",
        "false",
        "0",
        "1.0",
        "-1",
        "01",
        "1e5",
        "1e400",
        "1e99999",
        "\"\"",
        "\"*\"",
        "\"2.0\"",
        "\"1.0\"",
        "\"allow\"",
        "\"deny\"",
        "\"Allow\"",
        "\"version\"",
        "\"Version\"",
        "\"statement\"",
        "\"effect\"",
        "\"Effect\"",
        "\"action\"",
        "\"resource\"",
        "\"condition\"",
        "\"principal\"",
        "\"qcs\"",
        "\"sid\"",
        "\"string_equal\"",
        "\"string_equal_if_exist\"",
        "\"StringEquals\"",
        "\"null_equal_if_exist\"",
        "\"k\"",
        "\"cos:PutObject\"",
        "\"cos:Put Object\"",
        "\"name/cos:*\"",
        "\"qcs::cos:::b-1/*\"",
        "\"qcs::cos::\"",
        "\"qcs::cos:::prefix//1/b/a\"",
        "\"\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\"",
        "\\",
        "//",
        "/**/",
        "\u{feff}",
        "\0",
        "é",
    ];
    prop_oneof![20 => select(known.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

fn characters() -> impl Strategy<Value = char> {
    let known: Vec<char> =
        "\"\"\\\\{}[]:,,0159-+.eEutfn /*'x\0\n\r\t\u{1f}\u{7f}\u{a0}\u{301}\u{feff}é😀AaVvSs_".chars().collect();
    prop_oneof![6 => select(known), 1 => any::<char>()]
}

fn shuffled(tree: Value, choices: &mut Choices) -> Value {
    match tree {
        Value::Array(items) => items.into_iter().map(|item| shuffled(item, choices)).collect(),
        Value::Object(members) => {
            let mut members: Vec<(String, Value)> = members.into_iter().collect();
            choices.shuffle(&mut members);
            let members = members.into_iter().map(|(name, value)| (name, shuffled(value, choices)));
            Value::Object(members.collect::<Map<_, _>>())
        }
        other => other,
    }
}

/// Behind the value that begins here.
fn end_of_value(tokens: &[String], start: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(start) {
        match token.as_str() {
            "{" | "[" => depth += 1,
            "}" | "]" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    panic!("{tokens:?} does not end")
}

/// Whether the name before this colon is one of the grammar: not inside a condition.
fn is_element(name: &str, tokens: &[String], colon: usize) -> bool {
    const ELEMENTS: [&str; 8] =
        ["version", "principal", "statement", "effect", "action", "resource", "condition", "qcs"];
    let condition = (0..colon).rev().find(|at| {
        let is_condition = tokens[*at] == ":"
            && serde_json::from_str::<String>(&tokens[at - 1]).unwrap().eq_ignore_ascii_case("condition");
        is_condition && end_of_value(tokens, at + 1) > colon
    });
    condition.is_none() && ELEMENTS.contains(&name.to_ascii_lowercase().as_str())
}

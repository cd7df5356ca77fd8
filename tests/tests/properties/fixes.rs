//! Mending a text, against an oracle that knows nothing of policies: the strings of the text and all that is between them.

use cos_policy::Document;
use cos_policy::action;
use cos_policy::analysis::{Fix, fixes, mend};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::config;

const REGION: &str = "qcs::cos:ap-guangzhou:uid/1250000000";

/// A name of the catalogue, a letter short or not, in one of its spellings.
fn actions() -> impl Strategy<Value = String> {
    let names: Vec<&str> = action::catalogue().iter().map(|entry| entry.name()).collect();
    let spelling = select(vec!["name/cos:", "cos:", "name\\/cos:", ""]);
    (spelling, select(names), any::<prop::sample::Index>(), any::<bool>()).prop_map(|(prefix, name, at, is_short)| {
        let mut name = name.to_owned();
        if is_short || prefix.is_empty() {
            name.remove(at.index(name.len()));
        }
        format!("{prefix}{name}")
    })
}

fn resources() -> impl Strategy<Value = String> {
    let bucket = select(vec![
        "examplebucket-1250000000",
        "prefix//1250000000/examplebucket",
        "prefix/1250000000/examplebucket",
        "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com",
        "examplebucket-1250000000.cos.ap-beijing.myqcloud.com",
    ]);
    (bucket, select(vec!["a/*", "é/b.jpg", "\\u00e9/*", "*", ""]))
        .prop_map(|(bucket, key)| format!("{REGION}:{bucket}/{key}"))
}

fn values() -> impl Strategy<Value = String> {
    select(vec!["a/*", "a%2F*", "a%2f*", "é/", "%C3%A9%2F", "a b", "50%", "*", "a*/b", "${x}/", "\\u0061\\/b"])
        .prop_map(str::to_owned)
}

prop_compose! {
    fn statements()(
        effect in select(vec!["allow", "deny"]),
        actions in vec(actions(), 1..4),
        resources in vec(resources(), 1..3),
        operator in select(vec!["string_like", "string_equal", "string_not_like"]),
        key in select(vec!["cos:prefix", "cos:content-type"]),
        values in vec(values(), 1..3),
        blank in select(vec!["", " ", "\n\t", "\r\n  "]),
    ) -> String {
        let list = |texts: &[String]| format!("[{}]", texts.iter().map(|text| format!("{blank}\"{text}\"")).collect::<Vec<_>>().join(","));
        format!(
            "{{{blank}\"condition\":{{\"{operator}\":{{\"{key}\":{}}}}},\"effect\"{blank}:\"{effect}\",\"action\":{},{blank}\"resource\":{}}}",
            list(&values), list(&actions), list(&resources),
        )
    }
}

prop_compose! {
    fn texts()(statements in vec(statements(), 1..4)) -> String {
        format!("{{\"statement\" : [{}], \"version\":\"2.0\"}}\n", statements.join(" ,\n"))
    }
}

/// A text without its strings, and its strings with their places.
fn strings(text: &str) -> (String, Vec<(usize, String)>) {
    let (mut between, mut strings) = (String::new(), Vec::new());
    let mut rest = text.char_indices();
    while let Some((at, character)) = rest.next() {
        between.push(character);
        if character == '"' {
            let mut string = String::new();
            while let Some((_, character)) = rest.next().filter(|(_, character)| *character != '"') {
                string.push(character);
                string.extend(
                    Some(character).filter(|character| *character == '\\').and_then(|_| rest.next()).map(|next| next.1),
                );
            }
            strings.push((at, string));
        }
    }
    (between, strings)
}

/// Of what is there twice, one is mended in each turn.
fn mended(text: &str) -> (String, Vec<Fix>) {
    let (mut text, mut made) = (text.to_owned(), Vec::new());
    for _ in 0..8 {
        let fixes = fixes(&text).unwrap();
        if fixes.is_empty() {
            return (text, made);
        }
        text = mend(&text, &fixes);
        made.extend(fixes);
    }
    panic!("no end of fixes: {text}");
}

proptest! {
    #![proptest_config(config())]

    /// What is no string stays, and of the strings those of the fixes alone change.
    #[test]
    fn the_fixed_places_alone_change(text in texts()) {
        let fixes = fixes(&text).unwrap();
        let mended = mend(&text, &fixes);
        let ((between, before), (between_mended, after)) = (strings(&text), strings(&mended));
        prop_assert_eq!(between, between_mended);
        prop_assert_eq!(before.len(), after.len());
        let changed = before.iter().zip(&after).filter(|(before, after)| before.1 != after.1).map(|(before, _)| before.0);
        prop_assert_eq!(changed.collect::<Vec<_>>(), fixes.iter().map(|fix| fix.span().start()).collect::<Vec<_>>());
    }

    /// What was mended is a policy, in which the findings of the fixes are gone.
    #[test]
    fn the_findings_are_gone(text in texts()) {
        let (mended, made) = mended(&text);
        // A clause also has values that are left to whoever wrote them.
        let left = Document::parse(&mended).unwrap().lint();
        for fix in made.iter().filter(|fix| !fix.path().contains(".condition.")) {
            let is_left = left.iter().any(|finding| Some(finding.rule()) == fix.rule() && finding.path() == fix.path());
            prop_assert!(!is_left, "{} in {}", fix.path(), mended);
        }
    }

    /// Without a fix that says otherwise, it is the same policy.
    #[test]
    fn meaning_changes_with_notice_only(text in texts()) {
        let fixes = fixes(&text).unwrap();
        let harmless: Vec<Fix> = fixes.iter().filter(|fix| !fix.changes_meaning()).cloned().collect();
        let mended = mend(&text, &harmless);
        prop_assert_eq!(Document::parse(&mended).unwrap(), Document::parse(&text).unwrap());
    }
}

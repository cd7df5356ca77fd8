use cos_policy::Document;
use cos_policy::analysis::{fixes, mend};

use crate::{BUCKET, findings, policy};

/// A statement; what it becomes; what goes away, as `<rule or -> <path>`; whether the meaning changes.
type Case = (&'static str, &'static str, &'static [&'static str], bool);

const CASES: &[Case] = &[
    // Spelling of actions.
    (
        r#"{"effect":"allow","action":["cos:GetObject"],"resource":["B/a/*"]}"#,
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*"]}"#,
        &["- statement[0].action[0]"],
        false,
    ),
    (
        r#"{"effect":"deny","action":"cos:Get*","resource":["B/a/*"]}"#,
        r#"{"effect":"deny","action":"name/cos:Get*","resource":["B/a/*"]}"#,
        &["- statement[0].action[0]"],
        false,
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject", "PutObjet"],"resource":["B/a/*"]}"#,
        r#"{"effect":"allow","action":["name/cos:PutObject", "name/cos:PutObject"],"resource":["B/a/*"]}"#,
        &["unknown_action statement[0].action[1]"],
        true,
    ),
    (
        r#"{"effect":"deny","action":["cos:ListObjects","name\/cos:getobject"],"resource":["B/a/*"]}"#,
        r#"{"effect":"deny","action":["name/cos:GetBucket","name/cos:GetObject"],"resource":["B/a/*"]}"#,
        &["unknown_action statement[0].action[0]", "unknown_action statement[0].action[1]"],
        true,
    ),
    // Layouts of resources.
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":"qcs::cos:ap-guangzhou:uid/1250000000:prefix//1250000000/examplebucket/a/*"}"#,
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":"B/a/*"}"#,
        &["legacy_resource statement[0].resource[0]"],
        false,
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/b/*","qcs::cos:ap-guangzhou:uid/1250000000:prefix/1250000000/examplebucket/a/*"]}"#,
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/b/*","B/a/*"]}"#,
        &["legacy_resource statement[0].resource[1]"],
        true,
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/a/*"]}"#,
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*"]}"#,
        &["legacy_resource statement[0].resource[0]"],
        true,
    ),
    // Values of query parameters.
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"],"condition":{"string_like":{"cos:prefix":["a/*","b%2f*"]}}}"#,
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"],"condition":{"string_like":{"cos:prefix":["a%2F*","b%2F*"]}}}"#,
        &[
            "unencoded_value statement[0].condition.string_like.cos:prefix",
            "unencoded_value statement[0].condition.string_like.cos:prefix",
        ],
        true,
    ),
];

#[test]
fn what_is_mended_is_the_mistake_alone() {
    for (wrong, right, gone, changes_meaning) in CASES {
        let (wrong, right) = (policy(wrong), policy(right));
        let fixes = fixes(&wrong).unwrap();
        assert_eq!(mend(&wrong, &fixes), right);
        let names =
            |fix: &cos_policy::analysis::Fix| format!("{} {}", fix.rule().map_or("-", |rule| rule.id()), fix.path());
        assert_eq!(fixes.iter().map(names).collect::<Vec<_>>(), *gone, "{wrong}");
        assert!(fixes.iter().all(|fix| fix.changes_meaning() == *changes_meaning), "{wrong}");
    }
}

#[test]
fn what_is_mended_is_no_finding_any_more() {
    for (wrong, right, gone, _) in CASES {
        let (before, after) = (findings(&policy(wrong)), findings(&policy(right)));
        for fixed in gone.iter().filter(|fixed| !fixed.starts_with("- ")) {
            assert!(before.iter().any(|finding| finding == fixed), "{wrong}");
            assert!(after.iter().all(|finding| finding != fixed), "{wrong}");
        }
    }
}

#[test]
fn what_changes_no_meaning_changes_no_canonical_text() {
    for (wrong, right, _, changes_meaning) in CASES {
        let read = |statement| Document::parse(&policy(statement)).unwrap();
        assert_eq!(read(wrong) != read(right), *changes_meaning, "{wrong}");
    }
}

#[test]
fn what_takes_a_decision_stays() {
    for statement in [
        // Several actions look like it, or none.
        r#"{"effect":"allow","action":["name/cos:CopyObject","name/cos:Xyzzy"],"resource":["B/a/*"]}"#,
        // Other services have catalogues of their own.
        r#"{"effect":"allow","action":["name/cvm:GetObjet"],"resource":["B/a/*"]}"#,
        // The host is in another region than the resource.
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/a/*"]}"#,
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-beijing:uid/1250000000:prefix//examplebucket"]}"#,
        // A star that `string_equal` takes for a character was hardly meant as one.
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"],"condition":{"string_equal":{"cos:prefix":"a/*"}}}"#,
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"],"condition":{"string_like":{"cos:prefix":"${a}/b"}}}"#,
        // Headers are not encoded.
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_like":{"cos:content-type":"image/*"}}}"#,
    ] {
        assert_eq!(fixes(&policy(statement)).unwrap(), [], "{statement}");
    }
}

#[test]
fn an_action_that_is_there_twice_is_mended_in_turns() {
    let text = policy(r#"{"effect":"allow","action":["cos:PutObjet","name/cos:PutObjet"],"resource":["B/a/*"]}"#);
    let once = mend(&text, &fixes(&text).unwrap());
    assert_eq!(fixes(&once).unwrap()[0].path(), "statement[0].action[1]");
    let twice = mend(&once, &fixes(&once).unwrap());
    assert_eq!(fixes(&twice).unwrap(), []);
    assert_eq!(twice.matches("name/cos:PutObject\"").count(), 2);
}

#[test]
fn blanks_and_members_stay_as_they_are() {
    let text = format!(
        "\r\n{{ \"Statement\" : {{\t\"Resource\":\"{BUCKET}/\\u00e9/*\",\n\"Effect\": \"allow\", \"Action\":\"cos:GetObject\" }} ,\"Version\":\"2.0\"}}\n\n"
    );
    assert_eq!(mend(&text, &fixes(&text).unwrap()), text.replace("cos:Get", "name/cos:Get"));
}

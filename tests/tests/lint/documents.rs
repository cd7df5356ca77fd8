//! Whole policies from the wild: the guide's bad examples, and what official SDKs and samples emit.

use cos_policy::analysis::Severity;

use crate::{findings, lint, policy};

/// A policy, every finding as `<rule> <path>`, and where it comes from.
type Case = (&'static str, &'static str, &'static [&'static str]);

const STATEMENTS: &[Case] = &[
    (
        "436/40265, a resource shared by all users",
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/*"]}"#,
        &["open_acl statement[0]", "whole_bucket statement[0].resource[0]"],
    ),
    (
        "436/40265, every action",
        r#"{"effect":"allow","action":["name/cos:*"],"resource":["B/app/avatar/alice.jpg"]}"#,
        &["wildcard_action statement[0].action[0]"],
    ),
    (
        "436/40265, merged grants",
        r#"{"effect":"allow","action":["name/cos:GetBucket","name/cos:GetObject","name/cos:PutObject","name/cos:DeleteObject"],"resource":["B/app/files/*","B/app/files/alice/*"]}"#,
        &["merged_statement statement[0]", "open_acl statement[0]"],
    ),
    (
        "npm qcloud-cos-sts, getPolicy",
        r#"{"action":"name/cos:PutObject","effect":"allow","principal":{"qcs":"*"},"resource":"qcs::cos:ap-guangzhou:uid/1250000000:prefix//1250000000/examplebucket/uploads/alice/a.jpg"}"#,
        &[
            "open_acl statement[0]",
            "session_principal statement[0].principal",
            "legacy_resource statement[0].resource[0]",
        ],
    ),
    (
        "npm qcloud-cos-sts, a user called `*`",
        r#"{"action":"name/cos:PutObject","effect":"allow","principal":{"qcs":"*"},"resource":"qcs::cos:ap-guangzhou:uid/1250000000:prefix//1250000000/examplebucket/uploads/*/a.jpg"}"#,
        &[
            "open_acl statement[0]",
            "session_principal statement[0].principal",
            "legacy_resource statement[0].resource[0]",
            "undocumented statement[0].resource[0]",
        ],
    ),
    (
        "npm qcloud-cos-sts, a user called `../bob`",
        r#"{"action":"name/cos:PutObject","effect":"allow","principal":{"qcs":"*"},"resource":"qcs::cos:ap-guangzhou:uid/1250000000:prefix//1250000000/examplebucket/uploads/../bob/a.jpg"}"#,
        &[
            "open_acl statement[0]",
            "session_principal statement[0].principal",
            "legacy_resource statement[0].resource[0]",
            "undocumented statement[0].resource[0]",
        ],
    ),
    (
        "npm qcloud-cos-sts, action and prefix `*`",
        r#"{"action":"*","effect":"allow","principal":{"qcs":"*"},"resource":"qcs::cos:ap-guangzhou:uid/1250000000:prefix//1250000000/examplebucket/*"}"#,
        &[
            "wildcard_action statement[0].action[0]",
            "session_principal statement[0].principal",
            "whole_bucket statement[0].resource[0]",
            "legacy_resource statement[0].resource[0]",
        ],
    ),
    (
        "npm qcloud-cos-sts, a region with segments of its own",
        r#"{"action":"name/cos:GetObject","effect":"allow","resource":"qcs::cos:*:uid/1250000000:*:uid/1250000000:prefix//1250000000/examplebucket/a"}"#,
        &[
            "open_segment statement[0].resource[0]",
            "undocumented statement[0].resource[0]",
            "undocumented statement[0].resource[0]",
            "undocumented statement[0].resource[0]",
        ],
    ),
    (
        "Python qcloud-python-sts, a bucket whose last part is no APPID",
        r#"{"action":["name/cos:GetObject"],"effect":"allow","resource":["qcs::cos:ap-guangzhou:uid/bucket:my-bucket/a"]}"#,
        &["foreign_account statement[0].resource[0]"],
    ),
    (
        "Python qcloud-python-sts, a condition of no operator's",
        r#"{"action":["name/cos:GetObject"],"effect":"allow","resource":["B/a"],"condition":{"string_equal":{"cos:nope":1}}}"#,
        &["unknown_condition_key statement[0].condition.string_equal.cos:nope"],
    ),
    (
        "Java cos-sts_api, no region",
        r#"{"action":["name/cos:GetObject"],"effect":"allow","resource":["qcs::cos:null:uid/1250000000:examplebucket-1250000000/a"]}"#,
        &["unknown_region statement[0].resource[0]"],
    ),
    (
        "PHP qcloud-sts-sdk, a leading slash",
        r#"{"action":["name/cos:GetObject"],"effect":"allow","resource":["B//a.jpg"]}"#,
        &["undocumented statement[0].resource[0]"],
    ),
    (
        "Rust cos-rust-sdk, allow_put_object",
        r#"{"action":["name/cos:PutObject"],"effect":"allow","resource":["qcs::cos:*:uid/1250000000:prefix//1250000000/examplebucket/uploads/alice*"]}"#,
        &[
            "open_acl statement[0]",
            "open_segment statement[0].resource[0]",
            "loose_prefix statement[0].resource[0]",
            "legacy_resource statement[0].resource[0]",
        ],
    ),
    (
        "Node sample getKeyAndCredentials, filename=a.*",
        r#"{"action":["name/cos:PutObject"],"effect":"allow","resource":["B/file/20261121/20261121_711695.*"],"condition":{"string_like_if_exist":{"cos:content-type":"image/*"},"numeric_less_than_equal":{"cos:content-length":5242880}}}"#,
        &[
            "open_acl statement[0]",
            "loose_prefix statement[0].resource[0]",
            "optional_limit statement[0].condition.string_like_if_exist.cos:content-type",
            "copy_bypass statement[0].condition.string_like_if_exist.cos:content-type",
            "active_content statement[0].condition.string_like_if_exist.cos:content-type",
            "copy_bypass statement[0].condition.numeric_less_than_equal.cos:content-length",
        ],
    ),
    (
        "apache/fluss 2836",
        r#"{"effect":"allow","action":["name/cos:*"],"resource":["*"]}"#,
        &["wildcard_action statement[0].action[0]", "bare_resource statement[0].resource[0]"],
    ),
    (
        "apache/gravitino 12199",
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/warehouse/orders*"]}"#,
        &["loose_prefix statement[0].resource[0]"],
    ),
    (
        "436/8282, a bucket policy",
        r#"{"Effect":"allow","Principal":{"qcs":["qcs::cam::anyone:anyone"]},"Action":["name/cos:GetObject"],"Resource":["B/public/*"]}"#,
        &["session_principal statement[0].principal"],
    ),
    (
        "436/8282, a bucket policy of two statements",
        r#"{"Effect":"deny","Action":["name/cos:GetObject"],"Resource":["B/a/*"]},{"Effect":"allow","Principal":{"qcs":["qcs::cam::uin/1:uin/2"]},"Action":["name/cos:GetObject"],"Resource":["B/public/*"]}"#,
        &["session_principal statement[1].principal"],
    ),
    (
        "Rust cos-rust-sdk, a bucket without its APPID",
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:*:uid/*:prefix//*/examplebucket/uploads/alice*"]}"#,
        &[
            "open_segment statement[0].resource[0]",
            "open_segment statement[0].resource[0]",
            "loose_prefix statement[0].resource[0]",
            "legacy_resource statement[0].resource[0]",
            "undocumented statement[0].resource[0]",
        ],
    ),
    (
        "436/45236, bucket-level actions in both forms",
        r#"{"effect":"allow","action":["name/cos:HeadBucket","name/cos:GetBucketACL"],"resource":["B/","B/*"]}"#,
        &[],
    ),
    (
        "436/46206, a deny of what it allows",
        r#"{"effect":"deny","action":["name/cos:GetBucket"],"resource":["B/*"],"condition":{"string_equal_if_exist":{"cos:prefix":"folder1"}}}"#,
        &["encoded_deny statement[0].condition.string_equal_if_exist.cos:prefix"],
    ),
];

#[test]
fn policies_from_the_wild_give_the_findings_of_a_careful_reviewer() {
    for (origin, statements, expected) in STATEMENTS {
        assert_eq!(findings(&policy(statements)), *expected, "{origin}");
    }
}

#[test]
fn the_remedies_of_the_guide_give_notes_alone() {
    let remedies = [
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/app/avatar/alice.jpg"]}"#,
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/app/photo/1.jpg","B/app/photo/2.jpg"]}"#,
        r#"{"effect":"allow","action":["name/cos:GetBucket","name/cos:GetObject"],"resource":["B/app/files/*"]},{"effect":"allow","action":["name/cos:PutObject","name/cos:DeleteObject"],"resource":["B/app/files/alice/*"]}"#,
    ];
    for remedy in remedies {
        let worst = lint(&policy(remedy)).iter().map(|finding| finding.severity()).max();
        assert!(worst <= Some(Severity::Note), "{remedy}: {worst:?}");
    }
}

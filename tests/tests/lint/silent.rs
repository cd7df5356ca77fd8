//! What looks like a hazard and is none.

use crate::{findings, policy};

const SILENT: &[&str] = &[
    // Denies may be wide.
    r#"{"effect":"deny","action":["*"],"resource":["*"]}"#,
    r#"{"effect":"deny","action":["name/cos:Delete*"],"resource":["qcs::cos:*:*:*"]}"#,
    r#"{"effect":"deny","action":["name/cos:*"],"resource":["*"],"condition":{"bool_equal":{"cos:secure-transport":"false"}}}"#,
    r#"{"effect":"deny","action":["name/cos:DeleteBucket"],"resource":["B/"]}"#,
    // The forms of the levels.
    r#"{"effect":"allow","action":["name/cos:GetService"],"resource":["*"]}"#,
    r#"{"effect":"allow","action":["name/cos:HeadBucket","name/cos:GetBucketACL"],"resource":["B/","B/*"]}"#,
    r#"{"effect":"allow","action":["name/cos:ListMultipartUploads","name/cos:ListParts"],"resource":["B/a/b.bin"]}"#,
    r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/"]}"#,
    r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/*"],"condition":{"string_like":{"cos:prefix":"a%2F*"}}}"#,
    r#"{"effect":"allow","action":["name/cos:GetBucket","name/cos:GetObject"],"resource":["B/a/*"]}"#,
    r#"{"effect":"allow","action":["name/cos:GetObject","name/cos:DeleteObject"],"resource":["B/a/*","B/b/*"]}"#,
    r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"],"condition":{"string_like":{"cos:prefix":"*"}}}"#,
    r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*"]},{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_like":{"cos:x-cos-acl":["*","a*"]}}}"#,
    // Actions and resources of another service are none of ours.
    r#"{"effect":"allow","action":["name/ci:CreateMediaJobs"],"resource":["qcs::ci:ap-guangzhou:uid/1250000000:bucket/examplebucket-1250000000/*"]}"#,
    r#"{"effect":"allow","action":["name/cos:PutVectors"],"resource":["qcs::cosvector:ap-guangzhou:uid/1250000000:bucket/examplebucket-1250000000/index/a/*"]}"#,
    // A key may be absent where that is no gap.
    r#"{"effect":"deny","action":["name/cos:GetObject"],"resource":["B/a/*"],"condition":{"string_not_equal":{"cos:versionid":""}}}"#,
    r#"{"effect":"deny","action":["name/cos:GetObject"],"resource":["B/a/*"],"condition":{"ip_not_equal":{"qcs:ip":"203.0.113.0/24"}}}"#,
    r#"{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_not_equal":{"cos:x-cos-acl":"private"}}}"#,
    r#"{"effect":"deny","action":["name/cos:CompleteMultipartUpload"],"resource":["B/a/*"]}"#,
    r#"{"effect":"allow","action":["name/cos:AppendObject"],"resource":["B/a/*"],"condition":{"string_equal_if_exist":{"cos:x-cos-acl":"private"}}}"#,
    r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*"],"condition":{"string_equal_if_exist":{"cos:response-content-type":["image%2Fpng","image%2Fjpeg"]}}}"#,
    // The ACL is denied where it could be set, in one statement or in several.
    r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*","B/b.txt"]},{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_not_equal":{"cos:x-cos-acl":"private"}}},{"effect":"deny","action":["name/cos:PutObject","name/cos:PostObject"],"resource":["B/b*"],"condition":{"string_like":{"cos:x-cos-acl":"*"}}}"#,
    r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/b"]},{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/b"],"condition":{"string_not_equal":{"cos:x-cos-acl":"private"}}}"#,
    // Denied whenever it is given.
    r#"{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_like":{"cos:x-cos-storage-class":["*","A*"]}}}"#,
    r#"{"effect":"allow","action":["name/cos:UploadPart"],"resource":["B/a/*"],"condition":{"string_like":{"cos:content-type":"image/p*"}}}"#,
    // A limited upload beside one that is elsewhere.
    r#"{"effect":"allow","action":["name/cos:UploadPart"],"resource":["B/b/*"]},{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*"],"condition":{"bool_equal":{"cos:secure-transport":"true"}}}"#,
    // A listing beside a deny elsewhere.
    r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"]},{"effect":"deny","action":["name/cos:GetBucket"],"resource":["B/b/*"]}"#,
    r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"]},{"effect":"deny","action":["name/cos:DeleteObject"],"resource":["B/a/kept/*"]}"#,
    r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"],"condition":{"string_like":{"cos:prefix":"a%2Fb%2F*"}}},{"effect":"deny","action":["name/cos:GetObject"],"resource":["B/a/secret/*"]}"#,
    // A key in any script, which pages show unencoded (436/31923).
    r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/照片/*"]}"#,
];

#[test]
fn what_is_no_hazard_is_not_reported() {
    for statements in SILENT {
        assert_eq!(findings(&policy(statements)), [""; 0], "{statements}");
    }
}

#[test]
fn a_page_of_statements_takes_time_in_proportion() {
    let statements: Vec<String> = (0..20_000)
        .map(|at| {
            let length = r#""condition":{"numeric_less_than":{"cos:content-length":5}}"#;
            match at % 4 {
                0 => format!(
                    r#"{{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/{at}/*"],{length}}}"#
                ),
                1 => format!(r#"{{"effect":"allow","action":["name/cos:UploadPart"],"resource":["B/a/{at}/*"]}}"#),
                2 => format!(r#"{{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/{at}/*"]}}"#),
                _ => format!(r#"{{"effect":"deny","action":["name/cos:GetBucket"],"resource":["B/b/{at}/*"]}}"#),
            }
        })
        .collect();
    let found = findings(&policy(&statements.join(",")));
    assert_eq!(found.iter().filter(|finding| finding.starts_with("open_acl")).count(), 5_000);
}

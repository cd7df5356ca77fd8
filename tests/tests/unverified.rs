//! Actions and condition keys behind the features for what no current document lists.
#![cfg(feature = "unverified")]

use cos_policy::{Bucket, Policy, Region, policy};

const ROOT: &str = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/";

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

#[track_caller]
fn assert_statements(policy: &Policy, statements: &[&str]) {
    let statements = statements.join(",").replace("ROOT/", ROOT);
    assert_eq!(policy.as_json(), format!(r#"{{"version":"2.0","statement":[{statements}]}}"#));
}

/// 436/46206, editions of April to September 2022.
#[test]
fn forbid_overwrite() {
    let policy = policy! {
        in bucket();
        allow PutObject on "a/*" when forbid_overwrite required;
        deny PutObject on "a/*" when forbid_overwrite missing or absent;
    };
    assert_statements(
        &policy,
        &[
            r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["ROOT/a/*"],"condition":{"string_equal":{"cos:x-cos-forbid-overwrite":"true"}}}"#,
            r#"{"effect":"deny","action":["name/cos:PutObject"],"resource":["ROOT/a/*"],"condition":{"string_not_equal_if_exist":{"cos:x-cos-forbid-overwrite":"true"}}}"#,
        ],
    );
}

#[test]
fn host_is_in_every_request() {
    let policy = policy! {
        in bucket();
        allow GetObject on "a/*" when host in ["example.com", "www.example.com"];
        deny GetObject on "a/*" when host != "example.com";
    };
    assert_statements(
        &policy,
        &[
            r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["ROOT/a/*"],"condition":{"string_equal":{"cos:host":["example.com","www.example.com"]}}}"#,
            r#"{"effect":"deny","action":["name/cos:GetObject"],"resource":["ROOT/a/*"],"condition":{"string_not_equal":{"cos:host":"example.com"}}}"#,
        ],
    );
}

/// One deny a header, since one deny of four keys would ask for all of them.
#[test]
fn grant_headers_are_denied_one_by_one() {
    let policy = policy! {
        in bucket();
        allow PutObject, GetObject, InitiateMultipartUpload on "a/*";
        deny PutObject on "b/*" when grant_read given;
    };
    let guarded = policy.clone().no_grant_headers();
    let deny = |header: &str| {
        format!(
            r#"{{"effect":"deny","action":["name/cos:InitiateMultipartUpload","name/cos:PutObject"],"resource":["ROOT/a/*"],"condition":{{"string_like":{{"cos:x-cos-grant-{header}":"*"}}}}}}"#
        )
    };
    let [read, read_acp, write_acp, full] = ["read", "read-acp", "write-acp", "full-control"].map(deny);
    assert_statements(
        &guarded,
        &[
            r#"{"effect":"allow","action":["name/cos:GetObject","name/cos:InitiateMultipartUpload","name/cos:PutObject"],"resource":["ROOT/a/*"]}"#,
            r#"{"effect":"deny","action":["name/cos:PutObject"],"resource":["ROOT/b/*"],"condition":{"string_like":{"cos:x-cos-grant-read":"*"}}}"#,
            &read,
            &read_acp,
            &write_acp,
            &full,
        ],
    );
    assert_eq!(guarded.clone().no_grant_headers(), guarded);
}

#[test]
fn unverified_actions_stand_in_their_place() {
    let policy = policy! { in bucket(); allow PutSymlink, UploadPartCopy, PutObjectCopy, PutObject on "a/*"; };
    let names = r#"["name/cos:PutObject","name/cos:PutObjectCopy","name/cos:PutSymlink","name/cos:UploadPartCopy"]"#;
    assert_statements(&policy, &[&format!(r#"{{"effect":"allow","action":{names},"resource":["ROOT/a/*"]}}"#)]);
}

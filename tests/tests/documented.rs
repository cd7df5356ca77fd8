//! Every use case of two documents that the typed builder can express, as golden JSON: *access policy for each API*
//! (436/31923, international 436/30580) and *condition keys* (436/71307, international 436/46206).
//!
//! A test is named by its section. Where the text differs from the printed one, the reason is one of these, and the
//! test says where it occurs:
//!
//! - Actions stand in the order of the catalogue; a single resource stands in an array, a single value of a condition
//!   does not; `principal` is left out.
//! - Bucket-level actions are written on both `<bucket>/` and `<bucket>/*`, where the documents print either.
//! - A whole bucket is `<bucket>/*` in an allow, with a reason that the JSON does not show, and `<bucket>/` and
//!   `<bucket>/*` in a deny.
//! - The length of a form is another condition than that of a simple upload, so what the documents print for PutObject
//!   and PostObject together takes two statements.
//!
//! # What cannot be expressed
//!
//! The test named last is the nearest policy that can.
//!
//! | document | printed | reason | test |
//! |---|---|---|---|
//! | 30580 | action `*` on `*`, action `*` on `doc/*` | a wildcard grants what nobody listed | |
//! | 30580 | read-only actions on `*` | only service actions are granted on the account | `scenario_read_only_on_one_bucket` |
//! | 30580 | a listing on `<bucket>/` | it is granted on what it discloses | `api_listings_of_the_whole_bucket` |
//! | 30580, older | `ListObject`, `Get*`, `Head*`, `List*` | no such action; wildcards | |
//! | 30580, 2018 | `prefix//1253653367/example/..` | the older layout is never written | |
//! | 46206 | `name/cos:*` from one VPC | wildcard | `vpc_requester_vpc` |
//! | 46206 | deny `*` over plain HTTP | a condition needs actions that carry its key | `secure_transport_deny` |
//! | 46206 | `*` with a TLS version | wildcard | `tls_version_exact`, `tls_version_minimum` |
//! | 46206 | PutBucket on `*` with tags | a bucket action names its bucket | `request_tag_any` |
//! | 46206 | `for_all_value:` of tags | tag authorisation supports `for_any_value:` only (598/10608) | |
//! | 46206 | deny `string_equal_if_exist` `folder1` | it denies what the allow beside it grants | `prefix_corrected` |
//! | 46206, 2022 | `10.*.*.10/24` | not an address block | |
//! | 46206, 2022 | `cos:x-cos-forbid-overwrite` | withdrawn; behind `unverified-conditions` | |
//! | 71306 | `10.217.182.3/24`, `111.21.33.72/24` | bits outside the prefix are set | `two_ranges_of_addresses` |
//! | 598/11087 | `cos:List*`, `cos:Get*`, `cos:Head*` on `*` | wildcards | |

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use cos_policy::condition::Tag;
use cos_policy::{Bucket, MIB, Policy, Region, key, policy};

fn bucket(region: Region, name: &str) -> Bucket {
    Bucket::new(region, name).unwrap()
}

/// The bucket of 436/30580.
fn beijing() -> Bucket {
    bucket(Region::AP_BEIJING, "examplebucket-1250000000")
}

/// The bucket of 436/46206.
fn guangzhou() -> Bucket {
    bucket(Region::AP_GUANGZHOU, "examplebucket-1250000000")
}

/// Compares with a text whose line breaks and indentation do not count; every other byte does.
#[track_caller]
fn assert_json(policy: &Policy, golden: &str) {
    assert_eq!(policy.to_json(), golden.lines().map(str::trim_start).collect::<String>());
}

// 436/30580: access policy for each API.

/// The page prints the actions by the steps of an upload.
#[test]
fn api_overview() {
    let policy = policy! {
        in beijing();
        allow PutObject, PostObject, InitiateMultipartUpload, ListMultipartUploads, ListParts, UploadPart,
              CompleteMultipartUpload, AbortMultipartUpload on "doc/*";
        allow GetObject on "doc2/*";
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:AbortMultipartUpload","name/cos:CompleteMultipartUpload",
            "name/cos:InitiateMultipartUpload","name/cos:ListMultipartUploads","name/cos:ListParts",
            "name/cos:PostObject","name/cos:PutObject","name/cos:UploadPart"],
         "resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/doc/*"]},
        {"effect":"allow",
         "action":["name/cos:GetObject"],
         "resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/doc2/*"]}]}"#;
    assert_json(&policy, golden);
}

#[test]
fn api_get_service() {
    let policy = policy! { allow GetService on account; };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow","action":["name/cos:GetService"],"resource":["*"]}]}"#;
    assert_json(&policy, golden);
}

/// The page prints `<bucket>/` alone.
#[test]
fn api_bucket_operations() {
    let rows = [
        ("PutBucket", policy! { in beijing(); allow PutBucket on bucket; }),
        ("HeadBucket", policy! { in beijing(); allow HeadBucket on bucket; }),
        ("DeleteBucket", policy! { in beijing(); allow DeleteBucket on bucket deliberately "30580"; }),
        ("PutBucketACL", policy! { in beijing(); allow PutBucketACL on bucket deliberately "30580"; }),
        ("GetBucketACL", policy! { in beijing(); allow GetBucketACL on bucket; }),
        ("PutBucketCORS", policy! { in beijing(); allow PutBucketCORS on bucket deliberately "30580"; }),
        ("GetBucketCORS", policy! { in beijing(); allow GetBucketCORS on bucket; }),
        ("DeleteBucketCORS", policy! { in beijing(); allow DeleteBucketCORS on bucket deliberately "30580"; }),
        ("PutBucketLifecycle", policy! { in beijing(); allow PutBucketLifecycle on bucket deliberately "30580"; }),
        ("GetBucketLifecycle", policy! { in beijing(); allow GetBucketLifecycle on bucket; }),
        (
            "DeleteBucketLifecycle",
            policy! { in beijing(); allow DeleteBucketLifecycle on bucket deliberately "30580"; },
        ),
        // In the edition of 2018 only.
        ("GetBucketLocation", policy! { in beijing(); allow GetBucketLocation on bucket; }),
    ];
    for (section, policy) in rows {
        let golden = r#"{"version":"2.0","statement":[
            {"effect":"allow",
             "action":["name/cos:SECTION"],
             "resource":[
                "qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/",
                "qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/*"]}]}"#;
        assert_json(&policy, &golden.replace("SECTION", section));
    }
}

/// The page prints `<bucket>/`; a listing of the whole bucket discloses every name, so it takes a reason.
#[test]
fn api_listings_of_the_whole_bucket() {
    let rows = [
        ("GetBucket", policy! { in beijing(); allow GetBucket on bucket.whole() deliberately "30580"; }),
        (
            "ListMultipartUploads",
            policy! { in beijing(); allow ListMultipartUploads on bucket.whole() deliberately "30580"; },
        ),
    ];
    for (section, policy) in rows {
        let golden = r#"{"version":"2.0","statement":[
            {"effect":"allow",
             "action":["name/cos:SECTION"],
             "resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/*"]}]}"#;
        assert_json(&policy, &golden.replace("SECTION", section));
    }
}

#[test]
fn api_object_operations() {
    let rows = [
        ("PutObject", policy! { in beijing(); allow PutObject on "doc/*"; }),
        ("PostObject", policy! { in beijing(); allow PostObject on "doc/*"; }),
        ("AppendObject", policy! { in beijing(); allow AppendObject on "doc/*"; }),
        ("HeadObject", policy! { in beijing(); allow HeadObject on "doc/*"; }),
        ("GetObject", policy! { in beijing(); allow GetObject on "doc/*"; }),
        ("PutObjectACL", policy! { in beijing(); allow PutObjectACL on "doc/*" deliberately "30580"; }),
        ("GetObjectACL", policy! { in beijing(); allow GetObjectACL on "doc/*"; }),
        ("OptionsObject", policy! { in beijing(); allow OptionsObject on "doc/*"; }),
        ("PostObjectRestore", policy! { in beijing(); allow PostObjectRestore on "doc/*"; }),
    ];
    for (section, policy) in rows {
        let golden = r#"{"version":"2.0","statement":[
            {"effect":"allow",
             "action":["name/cos:SECTION"],
             "resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/doc/*"]}]}"#;
        assert_json(&policy, &golden.replace("SECTION", section));
    }
}

/// The page prints the actions by the steps of the upload; the bundle names the same six.
#[test]
fn api_multipart_upload() {
    let policy = policy! { in beijing(); allow RESUMABLE_UPLOAD on "doc/*"; };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:AbortMultipartUpload","name/cos:CompleteMultipartUpload",
            "name/cos:InitiateMultipartUpload","name/cos:ListMultipartUploads","name/cos:ListParts",
            "name/cos:UploadPart"],
         "resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/doc/*"]}]}"#;
    assert_json(&policy, golden);
}

#[test]
fn api_put_object_copy() {
    let policy = policy! {
        in beijing();
        allow PutObject on "doc/*";
        allow GetObject on "doc2/*";
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:PutObject"],
         "resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/doc/*"]},
        {"effect":"allow",
         "action":["name/cos:GetObject"],
         "resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/doc2/*"]}]}"#;
    assert_json(&policy, golden);
}

/// The page prints the actions by the steps of the copy; the part itself is authorised by PutObject.
#[test]
fn api_upload_part_copy() {
    let policy = policy! {
        in beijing();
        allow InitiateMultipartUpload, ListMultipartUploads, ListParts, PutObject, CompleteMultipartUpload,
              AbortMultipartUpload on "doc/*";
        allow GetObject on "doc2/*";
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:AbortMultipartUpload","name/cos:CompleteMultipartUpload",
            "name/cos:InitiateMultipartUpload","name/cos:ListMultipartUploads","name/cos:ListParts",
            "name/cos:PutObject"],
         "resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/doc/*"]},
        {"effect":"allow",
         "action":["name/cos:GetObject"],
         "resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/doc2/*"]}]}"#;
    assert_json(&policy, golden);
}

#[test]
fn api_delete_object() {
    let policy = policy! { in beijing(); allow DeleteObject on "audio.mp3"; };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:DeleteObject"],
         "resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/audio.mp3"]}]}"#;
    assert_json(&policy, golden);
}

#[test]
fn api_delete_multiple_objects() {
    let policy = policy! { in beijing(); allow DeleteObject on "audio.mp3", "video.mp4"; };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:DeleteObject"],
         "resource":[
            "qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/audio.mp3",
            "qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/video.mp4"]}]}"#;
    assert_json(&policy, golden);
}

/// The page prints the actions in no order, and `*` for the resource.
#[test]
fn scenario_read_only_on_one_bucket() {
    let policy = policy! {
        in beijing();
        allow HeadObject, GetObject, GetBucket, OptionsObject on bucket.whole() deliberately "30580";
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:GetBucket","name/cos:GetObject","name/cos:HeadObject","name/cos:OptionsObject"],
         "resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/*"]}]}"#;
    assert_json(&policy, golden);
    assert!(policy.reasons().all(|reason| reason == "30580"));
}

// 436/46206: condition keys. Every deny on the whole bucket is printed on `<bucket>/*` alone.

/// The page prints the actions in the other order.
#[test]
fn source_ip() {
    let gz = bucket(Region::AP_GUANGZHOU, "examplebucket-gz-1250000000");
    let policy = policy! {
        in bucket(Region::AP_BEIJING, "examplebucket-bj-1250000000");
        allow PutObject, GetObject on bucket.whole(), gz.at(key!("exampleobject"))
            when source_ip in ["192.168.1.0/24", "101.226.100.185", "101.226.100.186"]
            deliberately "46206";
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:GetObject","name/cos:PutObject"],
         "resource":[
            "qcs::cos:ap-beijing:uid/1250000000:examplebucket-bj-1250000000/*",
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-gz-1250000000/exampleobject"],
         "condition":{"ip_equal":{"qcs:ip":["192.168.1.0/24","101.226.100.185","101.226.100.186"]}}}]}"#;
    assert_json(&policy, golden);
}

/// The page prints `name/cos:*`, and the single value in an array.
#[test]
fn vpc_requester_vpc() {
    let policy = policy! {
        in beijing();
        allow GetObject, PutObject on bucket.whole() when requester_vpc == "vpc-aqp5jrc1" deliberately "46206";
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:GetObject","name/cos:PutObject"],
         "resource":["qcs::cos:ap-beijing:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"string_equal":{"vpc:requester_vpc":"vpc-aqp5jrc1"}}}]}"#;
    assert_json(&policy, golden);
}

#[test]
fn versionid_one_version() {
    let policy = policy! {
        in guangzhou();
        allow GetObject on bucket.whole() when version_id == "MTg0NDUxNTc1NjIzMTQ1MDAwODg" deliberately "46206";
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:GetObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"string_equal":{"cos:versionid":"MTg0NDUxNTc1NjIzMTQ1MDAwODg"}}}]}"#;
    assert_json(&policy, golden);
}

#[test]
fn versionid_one_version_denying_any_other() {
    let policy = policy! {
        in guangzhou();
        allow GetObject on bucket.whole() when version_id == "MTg0NDUxNTc1NjIzMTQ1MDAwODg" deliberately "46206";
        deny GetObject on bucket.whole() when version_id != "MTg0NDUxNTc1NjIzMTQ1MDAwODg" or absent;
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:GetObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"string_equal":{"cos:versionid":"MTg0NDUxNTc1NjIzMTQ1MDAwODg"}}},
        {"effect":"deny",
         "action":["name/cos:GetObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/",
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"string_not_equal_if_exist":{"cos:versionid":"MTg0NDUxNTc1NjIzMTQ1MDAwODg"}}}]}"#;
    assert_json(&policy, golden);
}

#[test]
fn versionid_latest_only() {
    let policy = policy! {
        in guangzhou();
        allow GetObject on bucket.whole() when version_id latest deliberately "46206";
        deny GetObject on bucket.whole() when version_id given;
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:GetObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"string_equal_if_exist":{"cos:versionid":""}}},
        {"effect":"deny",
         "action":["name/cos:GetObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/",
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"string_not_equal":{"cos:versionid":""}}}]}"#;
    assert_json(&policy, golden);
}

#[test]
fn versionid_older_than_versioning() {
    let policy = policy! {
        in guangzhou();
        allow DeleteObject on bucket.whole() deliberately "46206";
        deny DeleteObject on bucket.whole() when version_id == "null";
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:DeleteObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"]},
        {"effect":"deny",
         "action":["name/cos:DeleteObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/",
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"string_equal":{"cos:versionid":"null"}}}]}"#;
    assert_json(&policy, golden);
}

/// The page prints PutObject and PostObject in one statement.
#[test]
fn content_length_maximum() {
    let policy = policy! {
        in guangzhou();
        allow PutObject on bucket.whole() when content_length <= 10 deliberately "46206";
        allow PostObject on bucket.whole() when form_length <= 10 deliberately "46206";
        deny PutObject on bucket.whole() when content_length > 10 or absent;
        deny PostObject on bucket.whole() when form_length > 10 or absent;
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:PutObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"numeric_less_than_equal":{"cos:content-length":10}}},
        {"effect":"allow",
         "action":["name/cos:PostObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"numeric_less_than_equal":{"cos:content-length":10}}},
        {"effect":"deny",
         "action":["name/cos:PutObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/",
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"numeric_greater_than_if_exist":{"cos:content-length":10}}},
        {"effect":"deny",
         "action":["name/cos:PostObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/",
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"numeric_greater_than_if_exist":{"cos:content-length":10}}}]}"#;
    assert_json(&policy, golden);
}

/// The page prints PutObject and PostObject in one statement.
#[test]
fn content_length_minimum() {
    let policy = policy! {
        in guangzhou();
        allow PutObject on bucket.whole() when content_length >= 2 deliberately "46206";
        allow PostObject on bucket.whole() when form_length >= 2 deliberately "46206";
        deny PutObject on bucket.whole() when content_length < 2 or absent;
        deny PostObject on bucket.whole() when form_length < 2 or absent;
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:PutObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"numeric_greater_than_equal":{"cos:content-length":2}}},
        {"effect":"allow",
         "action":["name/cos:PostObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"numeric_greater_than_equal":{"cos:content-length":2}}},
        {"effect":"deny",
         "action":["name/cos:PutObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/",
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"numeric_less_than_if_exist":{"cos:content-length":2}}},
        {"effect":"deny",
         "action":["name/cos:PostObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/",
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"numeric_less_than_if_exist":{"cos:content-length":2}}}]}"#;
    assert_json(&policy, golden);
}

#[test]
fn content_type() {
    let policy = policy! {
        in guangzhou();
        allow PutObject on bucket.whole() when content_type == "image/jpeg" deliberately "46206";
        deny PutObject on bucket.whole() when content_type != "image/jpeg" or absent;
    };
    assert_json(&policy, &allow_and_deny("PutObject", "cos:content-type", "image/jpeg"));
}

/// A query parameter, so its value is percent-encoded.
#[test]
fn response_content_type() {
    let policy = policy! {
        in guangzhou();
        allow GetObject on bucket.whole() when response_content_type == "image/jpeg" deliberately "46206";
        deny GetObject on bucket.whole() when response_content_type != "image/jpeg" or absent;
    };
    assert_json(&policy, &allow_and_deny("GetObject", "cos:response-content-type", "image%2Fjpeg"));
}

#[test]
fn x_cos_storage_class() {
    let policy = policy! {
        in guangzhou();
        allow PutObject on bucket.whole() when storage_class == "STANDARD" deliberately "46206";
        deny PutObject on bucket.whole() when storage_class != "STANDARD" or absent;
    };
    assert_json(&policy, &allow_and_deny("PutObject", "cos:x-cos-storage-class", "STANDARD"));
}

#[test]
fn x_cos_acl() {
    let policy = policy! {
        in guangzhou();
        allow PutObject on bucket.whole() when acl == "private" deliberately "46206";
        deny PutObject on bucket.whole() when acl != "private" or absent;
    };
    assert_json(&policy, &allow_and_deny("PutObject", "cos:x-cos-acl", "private"));
}

/// The page prints `string_equal_if_exist` in the deny, which refuses what the allow grants.
#[test]
fn prefix_corrected() {
    let policy = policy! {
        in guangzhou();
        allow GetBucket on bucket.whole() when prefix == "folder1" deliberately "46206";
        deny GetBucket on bucket.whole() when prefix != "folder1" or absent;
    };
    assert_json(&policy, &allow_and_deny("GetBucket", "cos:prefix", "folder1"));
}

/// The pair of statements that makes a value binding (436/46206): the allow names it, the deny refuses any other.
fn allow_and_deny(action: &str, key: &str, value: &str) -> String {
    r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:ACTION"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"string_equal":{"KEY":"VALUE"}}},
        {"effect":"deny",
         "action":["name/cos:ACTION"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/",
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"string_not_equal_if_exist":{"KEY":"VALUE"}}}]}"#
        .replace("ACTION", action)
        .replace("KEY", key)
        .replace("VALUE", value)
}

#[test]
fn secure_transport_allow() {
    let policy = policy! {
        in guangzhou();
        allow GetObject on bucket.whole() when secure_transport == true deliberately "46206";
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:GetObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"bool_equal":{"cos:secure-transport":"true"}}}]}"#;
    assert_json(&policy, golden);
}

/// The page prints action `*`; the deny names the actions that the policy allows.
#[test]
fn secure_transport_deny() {
    let policy = policy! {
        in guangzhou();
        allow GetObject, PutObject on bucket.whole() deliberately "46206";
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:GetObject","name/cos:PutObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"]},
        {"effect":"deny",
         "action":["name/cos:GetObject","name/cos:PutObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"bool_equal":{"cos:secure-transport":"false"}}}]}"#;
    assert_json(&policy.https_only(), golden);
}

/// The page prints action `*`.
#[test]
fn tls_version_exact() {
    let policy = policy! {
        in guangzhou();
        allow GetObject, PutObject on bucket.whole() when tls_version == 1.2 deliberately "46206";
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:GetObject","name/cos:PutObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"numeric_equal":{"cos:tls-version":1.2}}}]}"#;
    assert_json(&policy, golden);
}

/// The page prints action `*`.
#[test]
fn tls_version_minimum() {
    let policy = policy! {
        in guangzhou();
        allow GetObject, PutObject on bucket.whole() when tls_version >= 1.2 deliberately "46206";
        deny GetObject, PutObject on bucket.whole() when tls_version < 1.2 or absent;
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:GetObject","name/cos:PutObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"numeric_greater_than_equal":{"cos:tls-version":1.2}}},
        {"effect":"deny",
         "action":["name/cos:GetObject","name/cos:PutObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/",
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"numeric_less_than_if_exist":{"cos:tls-version":1.2}}}]}"#;
    assert_json(&policy, golden);
}

/// The page prints resource `*`.
#[test]
fn request_tag_any() {
    let known_later = Tag::parse("c&d").unwrap();
    let policy = policy! {
        in guangzhou();
        allow PutBucket on bucket when request_tag in ["a&b", known_later];
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:PutBucket"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/",
            "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"for_any_value:string_equal":{"qcs:request_tag":["a&b","c&d"]}}}]}"#;
    assert_json(&policy, golden);
}

// Seen on other pages.

/// 436/71306, with the first address of each block.
#[test]
fn two_ranges_of_addresses() {
    let policy = policy! {
        in guangzhou();
        allow PutObject on bucket.whole() when source_ip in ["10.217.182.0/24", "111.21.33.0/24"]
            deliberately "71306";
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:PutObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
         "condition":{"ip_equal":{"qcs:ip":["10.217.182.0/24","111.21.33.0/24"]}}}]}"#;
    assert_json(&policy, golden);
}

/// 436/104266, international 436/73579: the two fragments as the conditions of one statement.
#[test]
fn size_and_type_of_an_upload() {
    let policy = policy! {
        in guangzhou();
        allow PutObject on "doc/*" when content_type like "image/*", content_length <= 5 * MIB;
    };
    let golden = r#"{"version":"2.0","statement":[
        {"effect":"allow",
         "action":["name/cos:PutObject"],
         "resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/doc/*"],
         "condition":{
            "numeric_less_than_equal":{"cos:content-length":5242880},
            "string_like":{"cos:content-type":"image/*"}}}]}"#;
    assert_json(&policy, golden);
}

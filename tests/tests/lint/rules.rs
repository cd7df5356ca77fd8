use std::collections::BTreeSet;

use cos_policy::analysis::{Rule, Severity};

use crate::{findings, lint, policy};

/// Statements, every finding as `<rule> <path>`, and the message of the first.
type Case = (&'static str, &'static [&'static str], &'static str);

const CASES: &[Case] = &[
    // Actions.
    (
        r#"{"effect":"allow","action":["name/cos:*"],"resource":["B/a/*"]}"#,
        &["wildcard_action statement[0].action[0]"],
        "`name/cos:*` allows every action",
    ),
    (
        r#"{"effect":"allow","action":"*","resource":"B/a/*"}"#,
        &["wildcard_action statement[0].action[0]"],
        "`*` allows every action",
    ),
    (
        r#"{"effect":"allow","action":"cos:**","resource":"B/a/*"}"#,
        &["wildcard_action statement[0].action[0]"],
        "`name/cos:**` allows every action",
    ),
    (
        r#"{"effect":"allow","action":["cos:ListObjectsV2"],"resource":["B/a/*"]}"#,
        &["unknown_action statement[0].action[0]"],
        "unknown action `name/cos:ListObjectsV2`; did you mean `GetBucket`?",
    ),
    (
        r#"{"effect":"allow","action":["cos:GetObject","cos:Head*"],"resource":["B/a/*"]}"#,
        &["partial_wildcard_action statement[0].action[1]"],
        "`name/cos:Head*` allows 2 known actions, and those to come",
    ),
    (
        r#"{"effect":"allow","action":["cos:*Policy"],"resource":["B/"]}"#,
        &["partial_wildcard_action statement[0].action[0]", "takeover statement[0].action[0]"],
        "`name/cos:*Policy` allows 6 known actions, and those to come",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject","name/cos:PutObjet"],"resource":["B/a/*"]}"#,
        &["unknown_action statement[0].action[1]"],
        "unknown action `name/cos:PutObjet`; did you mean `PutObject`?",
    ),
    (
        r#"{"effect":"deny","action":["name/cos:getObject"],"resource":["B/a/*"]}"#,
        &["unknown_action statement[0].action[0]"],
        "unknown action `name/cos:getObject`; did you mean `GetObject`?",
    ),
    (
        r#"{"effect":"allow","action":["GetObject"],"resource":["B/a/*"]}"#,
        &["unknown_action statement[0].action[0]"],
        "unknown action `GetObject`; did you mean `GetObject`?",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:Get?bject"],"resource":["B/a/*"]}"#,
        &["undocumented statement[0].action[0]"],
        "nobody documents what `name/cos:Get?bject` matches",
    ),
    (
        r#"{"effect":"allow","action":["permid/280649"],"resource":["B/a/*"]}"#,
        &["undocumented statement[0].action[0]"],
        "nobody documents what `permid/280649` matches",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutBucketPolicy"],"resource":["B/"]}"#,
        &["takeover statement[0].action[0]"],
        "`PutBucketPolicy` can take over the bucket or its data: Sets the policy of a bucket",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucketObjectVersions"],"resource":["B/a/*"]}"#,
        &["version_access statement[0].action[0]"],
        "`GetBucketObjectVersions` reaches old versions",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutSymlink"],"resource":["B/a/*"]}"#,
        &["symlink statement[0].action[0]"],
        "`PutSymlink` makes links, which are read as their targets",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:RestoreObject"],"resource":["B/a/*"]}"#,
        &["unverified statement[0].action[0]"],
        "`RestoreObject`: Restores an object by its SDK name; documents say `PostObjectRestore`.",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket","name/cos:DeleteObject"],"resource":["B/a/*"]}"#,
        &["merged_statement statement[0]"],
        "whoever lists here can also write here",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject","name/cos:DeleteObject"],"resource":["B/a/*","B/a/b/*"]}"#,
        &["merged_statement statement[0]"],
        "reading and writing share a folder and one inside it",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject","name/cos:GetBucketACL"],"resource":["B/*"]}"#,
        &["merged_statement statement[0]", "whole_bucket statement[0].resource[0]"],
        "actions on the bucket and actions on objects share the resources",
    ),
    // Levels.
    (
        r#"{"effect":"allow","action":["name/cos:HeadBucket"],"resource":["B/a/*"]}"#,
        &["level_mismatch statement[0].action[0]"],
        "`HeadBucket` acts on a bucket, `<bucket>/`: the statement names none",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/"]}"#,
        &["level_mismatch statement[0].action[0]"],
        "`GetObject` acts on an object: the statement names none",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetService"],"resource":["B/a/*"]}"#,
        &["level_mismatch statement[0].action[0]"],
        "`GetService` is granted on `*` alone: the statement names none",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/b.txt"]}"#,
        &["level_mismatch statement[0].action[0]"],
        "`GetBucket` lists a folder, `<bucket>/<folder>/*`: the statement names none",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutVectors"],"resource":["B/a/*"]}"#,
        &["level_mismatch statement[0].action[0]"],
        "`PutVectors` acts on a vector bucket, `qcs::cosvector:..`: the statement names none",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*","B/"]}"#,
        &["level_mismatch statement[0].resource[1]"],
        "no action of the statement acts on this resource",
    ),
    // Resources.
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":"*"}"#,
        &["bare_resource statement[0].resource[0]"],
        "`*` is every object of every bucket",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:*"]}"#,
        &["bare_resource statement[0].resource[0]"],
        "`*` behind the account is every bucket of it",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos::uid/1250000000:examplebucket-1250000000/a/*"]}"#,
        &["open_segment statement[0].resource[0]"],
        "the region is empty",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-*:uid/1250000000:examplebucket-1250000000/a/*"]}"#,
        &["open_segment statement[0].resource[0]", "undocumented statement[0].resource[0]"],
        "the region is `ap-*`",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/*"]}"#,
        &["whole_bucket statement[0].resource[0]"],
        "`examplebucket-1250000000/*` is everything in the bucket",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/"]}"#,
        &["whole_bucket statement[0].resource[0]"],
        "a listing without prefix names every key of the bucket",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/alice*"]}"#,
        &["loose_prefix statement[0].resource[0]"],
        "`alice*` also reaches whatever else begins with `alice`",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*/b.txt"]}"#,
        &["undocumented statement[0].resource[0]"],
        "a star inside a resource is not documented, and a name from outside may have brought it",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/../b/*"]}"#,
        &["undocumented statement[0].resource[0]"],
        "`.` and `..` are no folders to COS, and whether a server folds them is not documented",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/${uin}/*"]}"#,
        &["undocumented statement[0].resource[0]"],
        "policy variables cannot stand in the path of a COS resource, and what becomes of them is not documented",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs:id/0:cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/a/*"]}"#,
        &["undocumented statement[0].resource[0]"],
        "nobody documents the project `id/0` in a resource of COS",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:None:uid/1250000000:examplebucket-1250000000/a/*"]}"#,
        &["unknown_region statement[0].resource[0]"],
        "`None` is no region",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guanghzou:uid/1250000000:examplebucket-1250000000/a/*"]}"#,
        &["unverified statement[0].resource[0]"],
        "`ap-guanghzou` is in no list of regions that was read",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:HeadBucket"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000"]}"#,
        &["level_mismatch statement[0].action[0]"],
        "`HeadBucket` acts on a bucket, `<bucket>/`: the statement names none",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a+b/*"]}"#,
        &["undocumented statement[0].resource[0]"],
        "how `+` in a key is compared is not documented",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou:uid/1250000001:examplebucket-1250000000/a/*"]}"#,
        &["foreign_account statement[0].resource[0]"],
        "the bucket belongs to `1250000000`, the account is `1250000001`",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou:uin/100000000001:examplebucket-1250000000/a/*"]}"#,
        &["foreign_account statement[0].resource[0]"],
        "`uin/100000000001` is no account of COS, which are written `uid/<APPID>`",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket/a/*"]}"#,
        &["foreign_account statement[0].resource[0]"],
        "the bucket `examplebucket` has no APPID at its end",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:prefix//1250000000/examplebucket/a/*"]}"#,
        &["legacy_resource statement[0].resource[0]"],
        "this is the `prefix//` layout",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000.ap-guangzhou.myqcloud.com/a/*"]}"#,
        &["legacy_resource statement[0].resource[0]"],
        "the bucket is written as a domain name",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:prefix/1250000000/examplebucket/a/*"]}"#,
        &["legacy_resource statement[0].resource[0]"],
        "this is the `prefix//` layout",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:*","name/cos:PutObject"],"resource":["B/a/*"]}"#,
        &["wildcard_action statement[0].action[0]"],
        "`name/cos:*` allows every action",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:example*"]}"#,
        &["whole_bucket statement[0].resource[0]", "loose_prefix statement[0].resource[0]"],
        "`example*` is every bucket whose name begins so",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/*"],"condition":{"string_not_equal":{"cos:prefix":"a%2F"}}}"#,
        &["whole_bucket statement[0].resource[0]"],
        "`examplebucket-1250000000/*` is everything in the bucket",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/*"],"condition":{"string_equal_if_exist":{"cos:prefix":"a%2F"}}}"#,
        &[
            "whole_bucket statement[0].resource[0]",
            "optional_limit statement[0].condition.string_equal_if_exist.cos:prefix",
        ],
        "`examplebucket-1250000000/*` is everything in the bucket",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/*"],"condition":{"string_like":{"cos:prefix":["a%2F","*b"]}}}"#,
        &["whole_bucket statement[0].resource[0]"],
        "`examplebucket-1250000000/*` is everything in the bucket",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/b"]},{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a"],"condition":{"string_not_equal":{"cos:x-cos-acl":"private"}}}"#,
        &["open_acl statement[0]"],
        "`PutObject` lets the client set the ACL",
    ),
    // Conditions.
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*"],"condition":{"numeric_less_than":{"cos:content-length":5}}}"#,
        &["inapplicable_condition statement[0].condition.numeric_less_than.cos:content-length"],
        "requests of `GetObject` do not carry `cos:content-length`",
    ),
    (
        r#"{"effect":"deny","action":["name/cos:GetObject"],"resource":["B/a/*"],"condition":{"string_equal_if_exist":{"cos:Host":"x"}}}"#,
        &["unknown_condition_key statement[0].condition.string_equal_if_exist.cos:Host"],
        "no document has the condition key `cos:Host`; did you mean `cos:host`?",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:UploadPart"],"resource":["B/a/*"],"condition":{"numeric_less_than":{"cos:content_length":5}}}"#,
        &["unknown_condition_key statement[0].condition.numeric_less_than.cos:content_length"],
        "no document has the condition key `cos:content_length`; did you mean `cos:content-length`?",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:UploadPart"],"resource":["B/a/*"],"condition":{"numeric_less_than_if_exist":{"cos:content-length":5}}}"#,
        &[
            "optional_limit statement[0].condition.numeric_less_than_if_exist.cos:content-length",
            "partial_size_limit statement[0].condition.numeric_less_than_if_exist.cos:content-length",
        ],
        "a request without `cos:content-length` passes `numeric_less_than_if_exist`",
    ),
    (
        r#"{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"numeric_greater_than":{"cos:content-length":5}}}"#,
        &[
            "absent_key_deny statement[0].condition.numeric_greater_than.cos:content-length",
            "copy_bypass statement[0].condition.numeric_greater_than.cos:content-length",
        ],
        "a request without `cos:content-length` passes this deny",
    ),
    (
        r#"{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_not_equal":{"cos:x-cos-storage-class":"STANDARD"}}}"#,
        &["absent_key_deny statement[0].condition.string_not_equal.cos:x-cos-storage-class"],
        "a request without `cos:x-cos-storage-class` passes this deny",
    ),
    (
        r#"{"effect":"deny","action":["name/cos:GetBucket"],"resource":["B/*"],"condition":{"string_equal_if_exist":{"cos:prefix":"folder1%2F"}}}"#,
        &["encoded_deny statement[0].condition.string_equal_if_exist.cos:prefix"],
        "another percent-encoding of the value of `cos:prefix` may pass this deny",
    ),
    (
        r#"{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_equal_if_exist":{"cos:content-type":"text/html"}}}"#,
        &["value_denylist statement[0].condition.string_equal_if_exist.cos:content-type"],
        "other values of `cos:content-type` than those listed pass this deny",
    ),
    (
        r#"{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_not_equal_if_exist":{"cos:x-cos-storage-class":["STANDARD","ARCHIVE"]}}}"#,
        &["negated_list statement[0].condition.string_not_equal_if_exist.cos:x-cos-storage-class"],
        "2 values stand under `string_not_equal_if_exist`",
    ),
    (
        r#"{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"bool_equal":{"cos:secure-transport":"false"},"ip_not_equal":{"qcs:ip":"203.0.113.0/24"}}}"#,
        &["conjoined_deny statement[0].condition"],
        "only requests that meet the conditions on all 2 keys are denied",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"],"condition":{"string_equal":{"cos:prefix":"a/b/"}}}"#,
        &["unencoded_value statement[0].condition.string_equal.cos:prefix"],
        "`a/b/` is written `a%2Fb%2F` here",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"],"condition":{"string_like":{"cos:prefix":"a%2f*"}}}"#,
        &[
            "loose_prefix statement[0].condition.string_like.cos:prefix",
            "unencoded_value statement[0].condition.string_like.cos:prefix",
        ],
        "`a%2f*` also lists whatever else begins so",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"],"condition":{"string_like":{"cos:prefix":["a b","a*b","c d/*"]}}}"#,
        &[
            "unencoded_value statement[0].condition.string_like.cos:prefix",
            "unencoded_value statement[0].condition.string_like.cos:prefix",
            "undocumented statement[0].condition.string_like.cos:prefix",
        ],
        "`a b` is written `a%20b` here",
    ),
    (
        r#"{"effect":"deny","action":["name/cos:Delete*"],"resource":["B/a/*"],"condition":{"string_not_equal_if_exist":{"cos:content-type":"image/png"}}}"#,
        &["wildcard_action_condition statement[0].condition.string_not_equal_if_exist.cos:content-type"],
        "requests of most actions do not carry `cos:content-type`",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:UploadPart"],"resource":["B/a/*"],"condition":{"numeric_less_than":{"cos:content-length":5}}}"#,
        &["partial_size_limit statement[0].condition.numeric_less_than.cos:content-length"],
        "for `UploadPart` this is the length of one part, not of the object",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"numeric_less_than":{"cos:content-length":5},"string_equal":{"cos:x-cos-acl":"private"}}},{"effect":"allow","action":["name/cos:UploadPart"],"resource":["B/a/b/*"]}"#,
        &[
            "partial_size_limit statement[0].condition.numeric_less_than.cos:content-length",
            "copy_bypass statement[0].condition.numeric_less_than.cos:content-length",
        ],
        "`UploadPart` writes to the same place without this limit",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:UploadPart"],"resource":["B/a/*"]},{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/*"],"condition":{"numeric_greater_than_if_exist":{"cos:content-length":5}}}"#,
        &[
            "partial_size_limit statement[1].condition.numeric_greater_than_if_exist.cos:content-length",
            "copy_bypass statement[1].condition.numeric_greater_than_if_exist.cos:content-length",
        ],
        "`UploadPart` writes to the same place without this limit",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"numeric_less_than":{"cos:content-length":5},"string_equal":{"cos:x-cos-acl":"private"}}},{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/b/*"],"condition":{"string_equal":{"cos:x-cos-acl":"default"}}}"#,
        &[
            "partial_size_limit statement[0].condition.numeric_less_than.cos:content-length",
            "copy_bypass statement[0].condition.numeric_less_than.cos:content-length",
        ],
        "`PutObject` writes to the same place without this limit",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*"],"condition":{"string_equal_if_exist":{"vpc:requester_vpc":"vpc-aqp5jrc1"}}}"#,
        &["optional_limit statement[0].condition.string_equal_if_exist.vpc:requester_vpc"],
        "a request without `vpc:requester_vpc` passes `string_equal_if_exist`",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_equal":{"cos:x-cos-acl":"public-read"}}}"#,
        &["open_acl statement[0]"],
        "`PutObject` lets the client set the ACL",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*"]},{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_equal":{"cos:x-cos-acl":"public-read"}}}"#,
        &["open_acl statement[0]", "value_denylist statement[1].condition.string_equal.cos:x-cos-acl"],
        "`PutObject` lets the client set the ACL",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:AppendObject"],"resource":["B/a/*"],"condition":{"string_equal":{"cos:content-type":"image/*","cos:x-cos-acl":"private"}}}"#,
        &["undocumented statement[0].condition.string_equal.cos:content-type"],
        "under `string_equal` a star is a star: patterns are for `string_like`",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutBucket"],"resource":["B/"],"condition":{"for_all_value:string_equal":{"qcs:request_tag":"a&b"},"string_equal":{"cos:x-cos-acl":"private"}}}"#,
        &["undocumented statement[0].condition.for_all_value:string_equal.qcs:request_tag"],
        "nobody documents `for_all_value:` on a request without a value",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*"]}"#,
        &["open_acl statement[0]"],
        "`PutObject` lets the client set the ACL",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:AppendObject"],"resource":["B/a/*"],"condition":{"string_like":{"cos:content-type":"image/*"},"string_equal":{"cos:x-cos-acl":"private"}}}"#,
        &["active_content statement[0].condition.string_like.cos:content-type"],
        "`image/*` admits types that browsers run",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"]},{"effect":"deny","action":["name/cos:GetObject","name/cos:GetBucket"],"resource":["B/a/secret/*"]}"#,
        &["listing_discloses statement[0].resource[0]"],
        "names in `examplebucket-1250000000/a/secret/` appear in listings of this folder",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/"]},{"effect":"deny","action":["name/cos:GetObject"],"resource":["B/a/secret/*"]}"#,
        &["listing_discloses statement[0].resource[0]"],
        "names in `examplebucket-1250000000/a/secret/` appear in listings of this folder",
    ),
    (
        r#"{"effect":"allow","principal":"*","action":["name/cos:GetObject"],"resource":["B/a/*"]}"#,
        &["session_principal statement[0].principal"],
        "the policy of a temporary key names nobody, this one names everybody",
    ),
    (
        r#"{"Effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*"]}"#,
        &["undocumented "],
        "element names have a capital, which is documented for bucket policies alone",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*"],"condition":{"date_less_than":{"qcs:current_time":"2026-11-21T00:00:00Z"}}}"#,
        &["undocumented statement[0].condition.date_less_than.qcs:current_time"],
        "`qcs:current_time` is a key of CAM that no page of COS mentions",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*"],"condition":{"string_equal_ignore_case":{"cos:versionid":"null"}}}"#,
        &["undocumented statement[0].condition.string_equal_ignore_case.cos:versionid"],
        "the list of COS does not have this operator",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:UploadPart"],"resource":["B/a/*"],"condition":{"numeric_greater_than":{"cos:content-length":"5"}}}"#,
        &["undocumented statement[0].condition.numeric_greater_than.cos:content-length"],
        "a number in quotes is not documented",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*"],"condition":{"string_equal":{"qcs:resource_tag":"a&b"}}}"#,
        &["undocumented statement[0].condition.string_equal.qcs:resource_tag"],
        "tags are documented with `for_any_value:` alone",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/a/*"],"condition":{"string_equal":{"qcs:vpc":"vpc-aqp5jrc1"}}}"#,
        &["unverified statement[0].condition.string_equal.qcs:vpc"],
        "`qcs:vpc` is a slip for `vpc:requester_vpc` in one table",
    ),
    (
        r#"{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_like":{"cos:x-cos-grant-read":"*"}}}"#,
        &["unverified statement[0].condition.string_like.cos:x-cos-grant-read"],
        "no current document of COS lists `cos:x-cos-grant-read`",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou:1250000000:examplebucket-1250000000/a/*"]}"#,
        &["foreign_account statement[0].resource[0]"],
        "`1250000000` is no account: expected `uid/<APPID>`",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou::examplebucket-1250000000/a/*"]}"#,
        &["open_segment statement[0].resource[0]"],
        "the account is empty",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject","name/cos:Head*"],"resource":["B/a/*","B/"]}"#,
        &["partial_wildcard_action statement[0].action[1]"],
        "`name/cos:Head*` allows 2 known actions, and those to come",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/b"],"condition":{"numeric_less_than":{"cos:content-length":5},"string_equal":{"cos:x-cos-acl":"private"}}},{"effect":"allow","action":["name/cos:UploadPart"],"resource":["B/a/b"]}"#,
        &[
            "partial_size_limit statement[0].condition.numeric_less_than.cos:content-length",
            "copy_bypass statement[0].condition.numeric_less_than.cos:content-length",
        ],
        "`UploadPart` writes to the same place without this limit",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:HeadBucket"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:prefix//*/examplebucket/"]}"#,
        &["legacy_resource statement[0].resource[0]"],
        "this is the `prefix//` layout",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket","name/cos:HeadBucket"],"resource":["B/"]}"#,
        &["whole_bucket statement[0].resource[0]"],
        "a listing without prefix names every key of the bucket",
    ),
    // Several of a kind: one is enough, or all are needed.
    (
        r#"{"effect":"allow","action":["name/cos:GetService","name/cos:GetObject"],"resource":["*"]}"#,
        &["bare_resource statement[0].resource[0]"],
        "`*` is every object of every bucket",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject","name/cos:GetBucketACL"],"resource":["B/*","B/"]}"#,
        &["merged_statement statement[0]", "whole_bucket statement[0].resource[0]"],
        "actions on the bucket and actions on objects share the resources",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:my-1a/a/*"]}"#,
        &["foreign_account statement[0].resource[0]"],
        "the bucket `my-1a` has no APPID at its end",
    ),
    (
        r#"{"effect":"deny","action":["name/cos:GetBucket"],"resource":["B/*"],"condition":{"string_like_if_exist":{"cos:prefix":"alice*"}}}"#,
        &["encoded_deny statement[0].condition.string_like_if_exist.cos:prefix"],
        "another percent-encoding of the value of `cos:prefix` may pass this deny",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:UploadPart"],"resource":["B/a/*"],"condition":{"string_equal":{"cos:content-type":["image/png","a*"]}}}"#,
        &["undocumented statement[0].condition.string_equal.cos:content-type"],
        "under `string_equal` a star is a star: patterns are for `string_like`",
    ),
    (
        r#"{"effect":"deny","action":["name/cos:UploadPart"],"resource":["B/a/*"],"condition":{"string_equal_if_exist":{"cos:content-type":["","text/html"]}}}"#,
        &["value_denylist statement[0].condition.string_equal_if_exist.cos:content-type"],
        "other values of `cos:content-type` than those listed pass this deny",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject","name/cos:AppendObject"],"resource":["B/a/*"],"condition":{"numeric_less_than":{"cos:content-length":5},"string_equal":{"cos:x-cos-acl":"private"}}}"#,
        &[
            "partial_size_limit statement[0].condition.numeric_less_than.cos:content-length",
            "copy_bypass statement[0].condition.numeric_less_than.cos:content-length",
        ],
        "for `AppendObject` this is the length of one append, not of the object",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject","name/cos:UploadPart"],"resource":["B/a/*"],"condition":{"numeric_less_than":{"cos:content-length":5}}},{"effect":"allow","action":["name/cos:CompleteMultipartUpload"],"resource":["B/a/*"]}"#,
        &[
            "open_acl statement[0]",
            "partial_size_limit statement[0].condition.numeric_less_than.cos:content-length",
            "partial_size_limit statement[0].condition.numeric_less_than.cos:content-length",
            "copy_bypass statement[0].condition.numeric_less_than.cos:content-length",
        ],
        "`PutObject` lets the client set the ACL",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"numeric_less_than":{"cos:content-length":5},"string_equal":{"cos:x-cos-acl":"private"}}},{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"numeric_less_than":{"cos:content-length":9},"string_equal":{"cos:x-cos-acl":"default"}}}"#,
        &[
            "copy_bypass statement[0].condition.numeric_less_than.cos:content-length",
            "copy_bypass statement[1].condition.numeric_less_than.cos:content-length",
        ],
        "a server-side copy is a `PutObject` whose body is empty: what is copied passes this limit",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:AppendObject"],"resource":["B/a/*"],"condition":{"string_equal":{"cos:x-cos-acl":"private"}}},{"effect":"deny","action":["name/cos:AppendObject","name/cos:PutObject"],"resource":["B/a/*"],"condition":{"numeric_greater_than_if_exist":{"cos:content-length":5}}}"#,
        &[
            "partial_size_limit statement[1].condition.numeric_greater_than_if_exist.cos:content-length",
            "copy_bypass statement[1].condition.numeric_greater_than_if_exist.cos:content-length",
        ],
        "for `AppendObject` this is the length of one append, not of the object",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*"]},{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_not_equal":{"cos:x-cos-acl":"public-read"}}}"#,
        &["open_acl statement[0]"],
        "`PutObject` lets the client set the ACL",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*"]},{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_not_equal":{"cos:x-cos-acl":["private","default"]}}}"#,
        &["open_acl statement[0]", "negated_list statement[1].condition.string_not_equal.cos:x-cos-acl"],
        "`PutObject` lets the client set the ACL",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:PutObject"],"resource":["B/a/*"]},{"effect":"deny","action":["name/cos:PutObject"],"resource":["B/a/*"],"condition":{"string_like":{"cos:x-cos-acl":"public*"}}}"#,
        &["open_acl statement[0]", "value_denylist statement[1].condition.string_like.cos:x-cos-acl"],
        "`PutObject` lets the client set the ACL",
    ),
    (
        r#"{"effect":"allow","action":["name/cos:GetBucket"],"resource":["B/a/*"]},{"effect":"deny","action":["name/cos:DeleteObject","name/cos:GetObject"],"resource":["B/a/secret/*"]}"#,
        &["listing_discloses statement[0].resource[0]"],
        "names in `examplebucket-1250000000/a/secret/` appear in listings of this folder",
    ),
];

#[test]
fn each_hazard_is_found_and_nothing_else() {
    for (statements, expected, message) in CASES {
        let text = policy(statements);
        assert_eq!(findings(&text), *expected, "{statements}");
        assert_eq!(lint(&text).first().map(|finding| finding.message().to_owned()).as_deref(), Some(*message));
    }
}

#[test]
fn every_rule_has_a_case() {
    let mut found: BTreeSet<Rule> =
        CASES.iter().flat_map(|(statements, ..)| lint(&policy(statements))).map(|finding| finding.rule()).collect();
    found.extend(lint(&long_policy()).iter().map(|finding| finding.rule()));
    let missing: Vec<&str> = Rule::ALL.iter().filter(|rule| !found.contains(rule)).map(|rule| rule.id()).collect();
    assert_eq!(missing, [""; 0]);
}

fn long_policy() -> String {
    let resources: Vec<String> = (0..20).map(|at| format!("\"B/a/{at:0>60}/*\"")).collect();
    policy(&format!(
        "{{\"effect\":\"allow\",\"action\":[\"name/cos:GetObject\"],\"resource\":[{}]}}",
        resources.join(",")
    ))
}

#[test]
fn a_long_policy_is_measured_without_blanks() {
    let text = long_policy();
    let found = lint(&text.replace(',', " ,\n "));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        found[0].to_string(),
        format!(
            "note[oversized]: the policy has {} characters without blanks; reports put the limit of STS at 1000",
            text.len()
        )
    );
}

#[test]
fn a_thousand_characters_are_no_finding() {
    let of_length = |length: usize| {
        let with = |key: usize| {
            let key = "a".repeat(key);
            policy(&format!(r#"{{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/{key}/*"]}}"#))
        };
        with(length - with(0).len())
    };
    assert_eq!(findings(&of_length(1_000)), [""; 0]);
    assert_eq!(findings(&of_length(1_001)), ["oversized "]);
}

#[test]
fn a_finding_stands_where_the_text_stands() {
    let text = policy(
        r#" {"effect":"allow","action":["name/cos:HeadObject", "name/cos:Get*" ],"resource":["B/a/*","B/bob*"],
            "condition":{"string_equal":{"cos:versionid":["null","a b"]}}}"#,
    );
    let places: Vec<(&str, &str)> =
        lint(&text).iter().map(|finding| (finding.rule().id(), &text[finding.span().range()])).collect();
    let condition = r#""cos:versionid":["null","a b"]"#;
    assert_eq!(
        places,
        [
            ("partial_wildcard_action", "\"name/cos:Get*\""),
            ("loose_prefix", "\"qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/bob*\""),
            ("unencoded_value", condition),
            ("wildcard_action_condition", condition),
        ]
    );
}

#[test]
fn a_finding_prints_and_serialises() {
    let found = lint(&policy(r#"{"effect":"allow","action":["name/cos:GetObject"],"resource":["B/alice*"]}"#));
    assert_eq!(
        found[0].to_string(),
        "warning[loose_prefix] statement[0].resource[0]: `alice*` also reaches whatever else begins with `alice`"
    );
    assert_eq!(
        serde_json::to_value(&found[0]).unwrap(),
        serde_json::json!({
            "rule": "loose_prefix",
            "severity": "warning",
            "path": "statement[0].resource[0]",
            "message": "`alice*` also reaches whatever else begins with `alice`",
            "remedy": "End a folder with `/*`, and name an object in full.",
        })
    );
}

#[test]
fn rules_are_told_apart_and_documented() {
    let ids: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    assert_eq!(ids.len(), Rule::ALL.len());
    for rule in Rule::ALL {
        for text in [rule.title(), rule.why(), rule.remedy()] {
            assert!(text.ends_with('.') && text.len() > 10, "{}: {text}", rule.id());
        }
        assert!(!rule.source().is_empty());
    }
    assert!(Severity::Note < Severity::Warning && Severity::Warning < Severity::Error);
}

use cos_policy::{Bucket, BucketError, Region};
use serde_json::json;

const BUCKETS: &[(&str, &str)] = &[
    // sts: a name without `-` makes `uid/examplebucket` or `uid/odash:nodash`.
    ("examplebucket", "`examplebucket` is not a bucket: NO_APPID"),
    // sts: a suffix that is no number makes `uid/bucket:my-bucket`.
    ("my-bucket", "`my-bucket` is not a bucket: NO_APPID"),
    ("examplebucket-", "`examplebucket-` is not a bucket: NO_APPID"),
    ("examplebucket-12x", "`examplebucket-12x` is not a bucket: NO_APPID"),
    ("1250000000", "`1250000000` is not a bucket: NO_APPID"),
    ("", "`` is not a bucket: NO_APPID"),
    ("-", "`-` is not a bucket: NO_APPID"),
    ("--", "`--` is not a bucket: NO_APPID"),
    // sts: a star.
    ("*", "`*` is not a bucket: `*` is not a lower-case letter, a digit or `-`"),
    ("*-1250000000", "`*-1250000000` is not a bucket: `*` is not a lower-case letter, a digit or `-`"),
    ("examplebucket-*", "`examplebucket-*` is not a bucket: `*` is not a lower-case letter, a digit or `-`"),
    ("example?-1250000000", "`example?-1250000000` is not a bucket: `?` is not a lower-case letter, a digit or `-`"),
    (
        "examplebucket-1250000000/",
        "`examplebucket-1250000000/` is not a bucket: `/` is not a lower-case letter, a digit or `-`",
    ),
    (
        "examplebucket-1250000000/*",
        "`examplebucket-1250000000/*` is not a bucket: `/` is not a lower-case letter, a digit or `-`",
    ),
    ("a/b-125", "`a/b-125` is not a bucket: `/` is not a lower-case letter, a digit or `-`"),
    ("a:b-125", "`a:b-125` is not a bucket: `:` is not a lower-case letter, a digit or `-`"),
    ("a\"b-125", "`a\"b-125` is not a bucket: `\"` is not a lower-case letter, a digit or `-`"),
    ("a\\b-125", "`a\\\\b-125` is not a bucket: `\\\\` is not a lower-case letter, a digit or `-`"),
    ("a.b-125", "`a.b-125` is not a bucket: `.` is not a lower-case letter, a digit or `-`"),
    ("a_b-125", "`a_b-125` is not a bucket: `_` is not a lower-case letter, a digit or `-`"),
    ("a%2Ab-125", "`a%2Ab-125` is not a bucket: `%` is not a lower-case letter, a digit or `-`"),
    ("${app_id}-125", "`${app_id}-125` is not a bucket: `$` is not a lower-case letter, a digit or `-`"),
    ("Examplebucket-125", "`Examplebucket-125` is not a bucket: `E` is not a lower-case letter, a digit or `-`"),
    ("EXAMPLEBUCKET-125", "`EXAMPLEBUCKET-125` is not a bucket: `E` is not a lower-case letter, a digit or `-`"),
    (" a-125", "` a-125` is not a bucket: ` ` is not a lower-case letter, a digit or `-`"),
    ("a-125 ", "`a-125 ` is not a bucket: ` ` is not a lower-case letter, a digit or `-`"),
    ("a-125\n", "`a-125\\n` is not a bucket: `\\n` is not a lower-case letter, a digit or `-`"),
    ("a\0-125", "`a\\0-125` is not a bucket: `\\0` is not a lower-case letter, a digit or `-`"),
    ("\u{430}-125", "`\u{430}-125` is not a bucket: `\u{430}` is not a lower-case letter, a digit or `-`"),
    ("a-\u{661}\u{662}", "`a-\u{661}\u{662}` is not a bucket: `\u{661}` is not a lower-case letter, a digit or `-`"),
    ("a-\u{ff11}", "`a-\u{ff11}` is not a bucket: `\u{ff11}` is not a lower-case letter, a digit or `-`"),
    ("a-+125", "`a-+125` is not a bucket: `+` is not a lower-case letter, a digit or `-`"),
    ("-1250000000", "`-1250000000` is not a bucket: HYPHEN"),
    ("--125", "`--125` is not a bucket: HYPHEN"),
    ("-a-125", "`-a-125` is not a bucket: HYPHEN"),
    ("a--125", "`a--125` is not a bucket: HYPHEN"),
    ("a--0125", "`a--0125` is not a bucket: an APPID does not start with `0`"),
    ("a-0125", "`a-0125` is not a bucket: an APPID does not start with `0`"),
    ("a-0", "`a-0` is not a bucket: an APPID does not start with `0`"),
];

fn bucket_message(message: &str) -> String {
    message
        .replace("NO_APPID", "the full name ends in `-` and the APPID, such as `examplebucket-1250000000`")
        .replace("HYPHEN", "the name before the APPID does not start or end with `-`")
}

#[test]
fn buckets() {
    for (name, message) in BUCKETS {
        let message = bucket_message(message);
        let error: BucketError = Bucket::new(Region::AP_GUANGZHOU, name).unwrap_err();
        assert_eq!(error.to_string(), message, "{name:?}");
        let by_serde = serde_json::from_value::<Bucket>(json!({"region": "ap-guangzhou", "name": name})).unwrap_err();
        assert_eq!(by_serde.to_string(), message, "{name:?} by serde");
    }
}

/// 60 characters of `<name>.cos.<region>.myqcloud.com` are documented to be the most (436/13312).
#[test]
fn buckets_with_a_long_domain() {
    for region in [Region::AP_GUANGZHOU, Region::AP_BEIJING_1, Region::NA_SILICONVALLEY] {
        let room = 60 - format!("-1250000000.cos.{region}.myqcloud.com").len();
        let name = |length| "a".repeat(length) + "-1250000000";
        let longest = Bucket::new(region.clone(), &name(room)).unwrap();
        assert_eq!(longest.domain().len(), 60);
        let error = Bucket::new(region.clone(), &name(room + 1)).unwrap_err();
        let message = "` is not a bucket: its domain would have 61 characters, more than 60";
        assert_eq!(error.to_string(), format!("`{}{message}", name(room + 1)));
    }
    assert_eq!(Bucket::MAX_DOMAIN, 60);
    let endless = Bucket::new(Region::AP_GUANGZHOU, &("a-".to_owned() + &"1".repeat(1_000_000))).unwrap_err();
    let message = "…` is not a bucket: its domain would have 1000032 characters, more than 60";
    assert_eq!(endless.to_string(), format!("`a-{}{message}", "1".repeat(38)));
}

#[test]
fn a_bucket_in_another_shape_is_refused() {
    let name = "examplebucket-1250000000";
    for (value, message) in [
        (
            json!({"region": "*", "name": name}),
            "`*` is not a region: expected an identifier such as `ap-guangzhou`; a policy names one region for each bucket",
        ),
        (json!({"region": "ap-guangzhou"}), "missing field `name`"),
        (json!({"name": name}), "missing field `region`"),
        (
            json!({"region": "ap-guangzhou", "name": name, "appid": "1"}),
            "unknown field `appid`, expected `region` or `name`",
        ),
        (json!({"region": "ap-guangzhou", "Name": name}), "unknown field `Name`, expected `region` or `name`"),
        (json!({"region": "ap-guangzhou", "name": null}), "invalid type: null, expected a string"),
    ] {
        assert_eq!(serde_json::from_value::<Bucket>(value).unwrap_err().to_string(), message);
    }
    let twice = r#"{"region":"ap-guangzhou","name":"examplebucket-1250000000","name":"other-1250000000"}"#;
    assert!(serde_json::from_str::<Bucket>(twice).unwrap_err().to_string().starts_with("duplicate field `name`"));
}

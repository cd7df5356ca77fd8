//! Hostile input: what Tencent's own builders and example servers let into a policy, and the like of it, is refused by
//! every constructor that takes text from outside, each time with its own words. Nothing is trimmed or repaired.
//!
//! The inputs marked *sts* passed the official builders (qcloud-cos-sts-sdk, commit e0eec8a), those marked *sample* the
//! official example servers (the samples of that repository, and cos-demo, commit adc8078).

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::panic::catch_unwind;
use std::str::FromStr;

use cos_policy::condition::{
    Acl, Cidr, Host, MediaRange, MediaType, StorageClass, Tag, TlsVersion, ValueError, VersionId, VpcId,
};
use cos_policy::resource::{KeyFault, SegmentFault};
use cos_policy::{Bucket, BucketError, Folder, Key, KeyError, Region, RegionError, Segment, SegmentError};
use serde::de::DeserializeOwned;
use serde_json::json;

/// Every way in refuses the text with the same words: `parse`, `FromStr`, `TryFrom<String>` and serde.
#[track_caller]
fn assert_refused<T, E>(text: &str, parse: fn(&str) -> Result<T, E>, message: &str) -> E
where
    T: Debug + DeserializeOwned + FromStr<Err = E> + TryFrom<String, Error = E>,
    E: Debug + Display,
{
    let Err(error) = parse(text) else { panic!("{text:?} is accepted") };
    assert_eq!(error.to_string(), message, "{text:?}");
    assert_eq!(text.parse::<T>().unwrap_err().to_string(), message, "{text:?} by FromStr");
    assert_eq!(T::try_from(text.to_owned()).unwrap_err().to_string(), message, "{text:?} by TryFrom");
    assert_eq!(serde_json::from_value::<T>(json!(text)).unwrap_err().to_string(), message, "{text:?} by serde");
    error
}

/// What stands around a text that would be accepted without it.
const PADDING: [&str; 11] = [" ", "\t", "\n", "\r\n", "\0", "\u{a0}", "\u{200b}", "\u{feff}", "\"", "*", "\u{301}"];

/// A text that is accepted prints as it was given, and no padding is taken off.
#[track_caller]
fn assert_kept<T: Debug + Display + FromStr<Err: Debug>>(text: &str) {
    assert_eq!(text.parse::<T>().unwrap().to_string(), text);
    for padding in PADDING {
        for padded in [format!("{padding}{text}"), format!("{text}{padding}"), format!("{padding}{text}{padding}")] {
            assert!(padded.parse::<T>().is_err(), "{padded:?}");
        }
    }
}

// Segments.

const SEGMENT_RULE: &str = ": a segment holds ASCII letters, digits, `_`, `-`, and `.` inside";
const SEGMENT_ADVICE: &str = "; `Segment::encode` takes any text";

/// The text, what it breaks, and the start of the message, up to the rule.
const SEGMENTS: &[(&str, SegmentFault, &str)] = {
    use SegmentFault::*;
    &[
        // sts: the user is `*`, and then the policy reads `uploads/*/a.jpg`.
        ("*", Wildcard, "`*` at byte 0 of `*` is a wildcard"),
        ("**", Wildcard, "`*` at byte 0 of `**` is a wildcard"),
        ("alice*", Wildcard, "`*` at byte 5 of `alice*` is a wildcard"),
        ("a?c", Wildcard, "`?` at byte 1 of `a?c` is a wildcard"),
        ("?", Wildcard, "`?` at byte 0 of `?` is a wildcard"),
        // sample: the extensions of `a.*`, `a.j*g` and `a.b/*`, and the file names themselves.
        ("a.*", Wildcard, "`*` at byte 2 of `a.*` is a wildcard"),
        ("a.j*g", Wildcard, "`*` at byte 3 of `a.j*g` is a wildcard"),
        ("j*g", Wildcard, "`*` at byte 1 of `j*g` is a wildcard"),
        ("b/*", Separator, "`/` at byte 1 of `b/*` would leave the segment"),
        ("exampleobject*", Wildcard, "`*` at byte 13 of `exampleobject*` is a wildcard"),
        ("exampleobject/../..", Separator, "`/` at byte 13 of `exampleobject/../..` would leave the segment"),
        ("user/1", Separator, "`/` at byte 4 of `user/1` would leave the segment"),
        // sts: the user is `../bob`.
        ("../bob", DotAtEnd, "`.` at byte 0 of `../bob` stands at an end"),
        ("bob/..", Separator, "`/` at byte 3 of `bob/..` would leave the segment"),
        ("a/b", Separator, "`/` at byte 1 of `a/b` would leave the segment"),
        ("/", Separator, "`/` at byte 0 of `/` would leave the segment"),
        ("/alice", Separator, "`/` at byte 0 of `/alice` would leave the segment"),
        ("alice/", Separator, "`/` at byte 5 of `alice/` would leave the segment"),
        ("a\\b", Separator, "`\\\\` at byte 1 of `a\\\\b` would leave the segment"),
        (".", DotAtEnd, "`.` at byte 0 of `.` stands at an end"),
        ("..", DotAtEnd, "`.` at byte 0 of `..` stands at an end"),
        ("...", DotAtEnd, "`.` at byte 0 of `...` stands at an end"),
        (".a", DotAtEnd, "`.` at byte 0 of `.a` stands at an end"),
        ("a.", DotAtEnd, "`.` at byte 1 of `a.` stands at an end"),
        ("al%2A", Percent, "`%` at byte 2 of `al%2A` may be decoded once more"),
        ("%2e%2e", Percent, "`%` at byte 0 of `%2e%2e` may be decoded once more"),
        ("%252A", Percent, "`%` at byte 0 of `%252A` may be decoded once more"),
        ("100%", Percent, "`%` at byte 3 of `100%` may be decoded once more"),
        ("a:b", Colon, "`:` at byte 1 of `a:b` separates the parts of a resource"),
        ("x:uid/1", Colon, "`:` at byte 1 of `x:uid/1` separates the parts of a resource"),
        ("${uin}", Variable, "`$` at byte 0 of `${uin}` belongs to policy variables"),
        ("{user}", Variable, "`{` at byte 0 of `{user}` belongs to policy variables"),
        ("a}", Variable, "`}` at byte 1 of `a}` belongs to policy variables"),
        ("$", Variable, "`$` at byte 0 of `$` belongs to policy variables"),
        ("al\0ice", Control, "`\\0` at byte 2 of `al\\0ice` is a control character"),
        ("al\r\nice", Control, "`\\r` at byte 2 of `al\\r\\nice` is a control character"),
        ("alice\n", Control, "`\\n` at byte 5 of `alice\\n` is a control character"),
        ("\talice", Control, "`\\t` at byte 0 of `\\talice` is a control character"),
        ("a\u{7f}", Control, "`\\u{7f}` at byte 1 of `a\\u{7f}` is a control character"),
        ("a\u{18}b", Control, "`\\u{18}` at byte 1 of `a\\u{18}b` is a control character"),
        ("a\u{85}b", Control, "`\\u{85}` at byte 1 of `a\\u{85}b` is a control character"),
        ("\u{1b}[2J", Control, "`\\u{1b}` at byte 0 of `\\u{1b}[2J` is a control character"),
        (" ", Blank, "` ` at byte 0 of ` ` is a blank"),
        (" alice", Blank, "` ` at byte 0 of ` alice` is a blank"),
        ("alice ", Blank, "` ` at byte 5 of `alice ` is a blank"),
        ("a b", Blank, "` ` at byte 1 of `a b` is a blank"),
        ("a\u{a0}b", Blank, "`\\u{a0}` at byte 1 of `a\\u{a0}b` is a blank"),
        ("a\u{2028}b", Blank, "`\\u{2028}` at byte 1 of `a\\u{2028}b` is a blank"),
        ("a\u{3000}b", Blank, "`\\u{3000}` at byte 1 of `a\\u{3000}b` is a blank"),
        // Look-alikes: a Cyrillic letter, full-width forms, other stars and slashes, what is not seen at all.
        ("\u{430}lice", NotAscii, "`\u{430}` at byte 0 of `\u{430}lice` is not ASCII"),
        ("al\u{456}ce", NotAscii, "`\u{456}` at byte 2 of `al\u{456}ce` is not ASCII"),
        ("\u{ff0a}", NotAscii, "`\u{ff0a}` at byte 0 of `\u{ff0a}` is not ASCII"),
        ("\u{2217}", NotAscii, "`\u{2217}` at byte 0 of `\u{2217}` is not ASCII"),
        ("a\u{ff0f}b", NotAscii, "`\u{ff0f}` at byte 1 of `a\u{ff0f}b` is not ASCII"),
        ("a\u{2215}b", NotAscii, "`\u{2215}` at byte 1 of `a\u{2215}b` is not ASCII"),
        ("\u{ff0e}\u{ff0e}", NotAscii, "`\u{ff0e}` at byte 0 of `\u{ff0e}\u{ff0e}` is not ASCII"),
        ("\u{ff05}2A", NotAscii, "`\u{ff05}` at byte 0 of `\u{ff05}2A` is not ASCII"),
        ("alice\u{200b}", NotAscii, "`\\u{200b}` at byte 5 of `alice\\u{200b}` is not ASCII"),
        ("\u{feff}alice", NotAscii, "`\\u{feff}` at byte 0 of `\\u{feff}alice` is not ASCII"),
        ("a\u{202e}ecila", NotAscii, "`\\u{202e}` at byte 1 of `a\\u{202e}ecila` is not ASCII"),
        ("ren\u{e9}", NotAscii, "`\u{e9}` at byte 3 of `ren\u{e9}` is not ASCII"),
        ("rene\u{301}", NotAscii, "`\\u{301}` at byte 4 of `rene\\u{301}` is not ASCII"),
        ("\u{ff11}", NotAscii, "`\u{ff11}` at byte 0 of `\u{ff11}` is not ASCII"),
        ("\u{1f600}", NotAscii, "`\u{1f600}` at byte 0 of `\u{1f600}` is not ASCII"),
        ("\"", Other, "`\"` at byte 0 of `\"` is not on the list"),
        ("a\",\"*", Other, "`\"` at byte 1 of `a\",\"*` is not on the list"),
        ("'", Other, "`'` at byte 0 of `'` is not on the list"),
        ("`", Other, "``` at byte 0 of ``` is not on the list"),
        ("bob@example.com", Other, "`@` at byte 3 of `bob@example.com` is not on the list"),
        ("a+b", Other, "`+` at byte 1 of `a+b` is not on the list"),
        ("a,b", Other, "`,` at byte 1 of `a,b` is not on the list"),
        ("a&b", Other, "`&` at byte 1 of `a&b` is not on the list"),
        ("a=b", Other, "`=` at byte 1 of `a=b` is not on the list"),
        ("a;b", Other, "`;` at byte 1 of `a;b` is not on the list"),
        ("a#b", Other, "`#` at byte 1 of `a#b` is not on the list"),
        ("a~b", Other, "`~` at byte 1 of `a~b` is not on the list"),
        ("<a>", Other, "`<` at byte 0 of `<a>` is not on the list"),
    ]
};

#[test]
fn segments() {
    for (text, fault, what) in SEGMENTS {
        let advice = match fault {
            SegmentFault::Blank | SegmentFault::NotAscii | SegmentFault::Other => SEGMENT_ADVICE,
            _ => "",
        };
        let error = assert_refused(text, Segment::parse, &format!("{what}{SEGMENT_RULE}{advice}"));
        assert_eq!(error.fault(), *fault, "{text:?}");
        assert!(what.contains(&format!(" at byte {} of ", error.at())), "{text:?}");
    }
}

#[test]
fn segments_of_the_wrong_length() {
    let refused = |text: &str, message: &str| assert_refused(text, Segment::parse, message);
    let excerpt = "a".repeat(40);

    let empty = refused("", "the text is empty: a segment has 1 to 128 bytes");
    assert_eq!((empty.fault(), empty.at()), (SegmentFault::Empty, 0));
    let too_long = format!("`{excerpt}…` is too long: a segment has 1 to 128 bytes");
    for length in [129, 130, 1_000, 1_000_000] {
        let error = refused(&"a".repeat(length), &too_long);
        assert_eq!((error.fault(), error.at()), (SegmentFault::TooLong, 128));
    }
    // The length counts bytes, wherever they cut a character.
    refused(&"\u{e9}".repeat(65), &format!("`{}…` is too long: a segment has 1 to 128 bytes", "\u{e9}".repeat(40)));
    refused(
        &("a".to_owned() + &"\u{e9}".repeat(64)),
        &format!("`a{}…` is too long: a segment has 1 to 128 bytes", "\u{e9}".repeat(39)),
    );
    // A length that is refused is not looked into.
    refused(&"*".repeat(129), &format!("`{}…` is too long: a segment has 1 to 128 bytes", "*".repeat(40)));
    assert_eq!(Segment::parse(&"a".repeat(128)).unwrap().as_str().len(), 128);
    assert_eq!(Segment::MAX_LEN, 128);
}

#[test]
fn every_fault_of_a_segment_occurs() {
    use SegmentFault::*;
    let lengths = ["".to_owned(), "a".repeat(129)];
    let texts = SEGMENTS.iter().map(|(text, ..)| *text).chain(lengths.iter().map(String::as_str));
    let faults: BTreeSet<_> = texts.map(|text| Segment::parse(text).unwrap_err().fault()).collect();
    let every =
        [Empty, TooLong, Wildcard, Separator, DotAtEnd, Percent, Colon, Variable, Control, Blank, NotAscii, Other];
    assert_eq!(faults, BTreeSet::from(every));
}

/// What `parse` refuses, `encode` writes with letters, digits, `-` and `_` alone, each text in its own way.
#[test]
fn hostile_texts_encoded() {
    let hostile: BTreeSet<&str> = SEGMENTS.iter().map(|(text, ..)| *text).collect();
    let encoded: BTreeSet<String> =
        hostile.iter().map(|text| Segment::encode(text).unwrap().as_str().to_owned()).collect();
    assert_eq!(encoded.len(), hostile.len());
    for text in encoded {
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'), "{text}");
        assert_eq!(Segment::parse(&text).unwrap().as_str(), text);
    }
    for (text, encoded) in [
        ("*", "_2a"),
        ("../bob", "_2e_2e_2fbob"),
        ("al%2A", "al_252A"),
        ("alice_m", "alice_5fm"),
        ("a-b", "a-b"),
        ("al\r\nice", "al_0d_0aice"),
        ("ren\u{e9}", "ren_c3_a9"),
    ] {
        assert_eq!(Segment::encode(text).unwrap().as_str(), encoded);
    }
}

#[test]
fn texts_that_have_no_encoding() {
    let refused = |text: &str| Segment::encode(text).unwrap_err();
    assert_eq!(refused("").to_string(), "the text is empty: a segment has 1 to 128 bytes");
    assert_eq!(refused("").fault(), SegmentFault::Empty);
    for text in ["a".repeat(129), "*".repeat(43), "*".repeat(1_000_000), "a".repeat(126) + "*"] {
        assert_eq!(refused(&text).fault(), SegmentFault::TooLong);
    }
    // 42 stars take 126 bytes.
    assert_eq!(Segment::encode(&("*".repeat(42) + "ab")).unwrap().as_str().len(), 128);
}

// Regions.

#[test]
fn regions() {
    const RULE: &str = " is not a region: expected an identifier such as `ap-guangzhou`";
    let rows = [
        // sts: a missing region gives `qcs::cos::uid/..`, `None` or `null`.
        ("", "``", "; a policy names one region for each bucket"),
        ("None", "`None`", ""),
        ("null", "`null`", ""),
        ("undefined", "`undefined`", ""),
        // sts: a star, and further segments of the resource.
        ("*", "`*`", "; a policy names one region for each bucket"),
        ("ap-*", "`ap-*`", ""),
        ("*-guangzhou", "`*-guangzhou`", ""),
        ("ap-guangzhou:uid/1", "`ap-guangzhou:uid/1`", ""),
        ("*:uid/1250000000:*", "`*:uid/1250000000:*`", ""),
        ("ap-guangzhou\",\"*", "`ap-guangzhou\",\"*`", ""),
        ("accelerate", "`accelerate`", "; `accelerate` is an endpoint, name the region of the bucket"),
        ("AP-GUANGZHOU", "`AP-GUANGZHOU`", ""),
        ("Ap-guangzhou", "`Ap-guangzhou`", ""),
        ("ap-Guangzhou", "`ap-Guangzhou`", ""),
        (" ap-guangzhou", "` ap-guangzhou`", ""),
        ("ap-guangzhou ", "`ap-guangzhou `", ""),
        ("ap-guangzhou\r\n", "`ap-guangzhou\\r\\n`", ""),
        ("ap-guangzhou\0", "`ap-guangzhou\\0`", ""),
        ("ap guangzhou", "`ap guangzhou`", ""),
        ("ap_guangzhou", "`ap_guangzhou`", ""),
        ("ap.guangzhou", "`ap.guangzhou`", ""),
        ("ap-guangzhou/", "`ap-guangzhou/`", ""),
        ("cos.ap-guangzhou", "`cos.ap-guangzhou`", ""),
        ("cos.ap-guangzhou.myqcloud.com", "`cos.ap-guangzhou.myqcloud.com`", ""),
        ("\u{430}p-guangzhou", "`\u{430}p-guangzhou`", ""),
        ("ap-guangzho\u{fa}", "`ap-guangzho\u{fa}`", ""),
        ("guangzhou", "`guangzhou`", ""),
        ("ap", "`ap`", ""),
        ("ap-", "`ap-`", ""),
        ("-guangzhou", "`-guangzhou`", ""),
        ("ap--guangzhou", "`ap--guangzhou`", ""),
        ("ap-guangzhou-", "`ap-guangzhou-`", ""),
        ("ap-guangzhou-1-2", "`ap-guangzhou-1-2`", ""),
        ("ap-guangzhou-12", "`ap-guangzhou-12`", ""),
        ("ap-guangzhou-fs", "`ap-guangzhou-fs`", ""),
        ("ap-guangzhou-open", "`ap-guangzhou-open`", ""),
        ("ap-beijing1", "`ap-beijing1`", ""),
        ("xx-guangzhou", "`xx-guangzhou`", ""),
        ("cn-north", "`cn-north`", ""),
        ("us-east-1", "`us-east-1`", ""),
    ];
    for (text, found, more) in rows {
        assert_refused::<_, RegionError>(text, Region::parse, &format!("{found}{RULE}{more}"));
    }
    // 32 bytes are accepted, 33 are not.
    let long = |length: usize| "ap-".to_owned() + &"a".repeat(length - 3);
    assert_eq!(Region::parse(&long(32)).unwrap().as_str(), long(32));
    assert_refused(&long(33), Region::parse, &format!("`{}`{RULE}", long(33)));
    assert_refused(&long(1_000_000), Region::parse, &format!("`{}…`{RULE}", long(40)));
}

#[test]
fn a_region_of_another_type_is_refused() {
    for value in
        [json!(null), json!(1), json!(true), json!([]), json!(["ap-guangzhou"]), json!({"region": "ap-guangzhou"})]
    {
        assert!(serde_json::from_value::<Region>(value.clone()).is_err(), "{value}");
        assert!(serde_json::from_value::<Segment>(value.clone()).is_err(), "{value}");
        assert!(serde_json::from_value::<Key>(value.clone()).is_err(), "{value}");
        assert!(serde_json::from_value::<Folder>(value.clone()).is_err(), "{value}");
    }
}

// Buckets.

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

// Keys and folders.

const NOT_ON_THE_LIST: &str = " is not on the list: a key holds ASCII letters, digits, `-`, `_`, `.` and `/`";
const ONE_STAR: &str = ": only a folder has a star, at its end: `photos/*`";
const NO_FOLDER_TO_COS: &str = " ends with a dot: `.` and `..` are no folders to COS";
const NO_EMPTY_SEGMENT: &str = ": a key does not start or end with `/`, nor hold `//`";

#[test]
fn keys() {
    use KeyFault::*;
    let rows = [
        ("", Empty, 0, "the text is empty: a key has 1 to 850 bytes", ""),
        ("*", Wildcard, 0, "wildcard at byte 0 of `*`", ONE_STAR),
        ("a*", Wildcard, 1, "wildcard at byte 1 of `a*`", ONE_STAR),
        ("a/*/b", Wildcard, 2, "wildcard at byte 2 of `a/*/b`", ONE_STAR),
        ("a/*", Wildcard, 2, "wildcard at byte 2 of `a/*`", ONE_STAR),
        ("a.*", Wildcard, 2, "wildcard at byte 2 of `a.*`", ONE_STAR),
        ("photos/?", Wildcard, 7, "wildcard at byte 7 of `photos/?`", ONE_STAR),
        ("/", EmptySegment, 0, "empty segment at byte 0 of `/`", NO_EMPTY_SEGMENT),
        ("/a", EmptySegment, 0, "empty segment at byte 0 of `/a`", NO_EMPTY_SEGMENT),
        ("a/", EmptySegment, 2, "empty segment at byte 2 of `a/`", NO_EMPTY_SEGMENT),
        ("a//b", EmptySegment, 2, "empty segment at byte 2 of `a//b`", NO_EMPTY_SEGMENT),
        ("a/../b", Dots, 2, "segment at byte 2 of `a/../b`", NO_FOLDER_TO_COS),
        ("../bob", Dots, 0, "segment at byte 0 of `../bob`", NO_FOLDER_TO_COS),
        ("a/.", Dots, 2, "segment at byte 2 of `a/.`", NO_FOLDER_TO_COS),
        ("a/b.", Dots, 2, "segment at byte 2 of `a/b.`", NO_FOLDER_TO_COS),
        ("a%2Fb", Character, 1, "character at byte 1 of `a%2Fb`", NOT_ON_THE_LIST),
        ("a:b", Character, 1, "character at byte 1 of `a:b`", NOT_ON_THE_LIST),
        ("a\"b", Character, 1, "character at byte 1 of `a\"b`", NOT_ON_THE_LIST),
        ("a\\b", Character, 1, "character at byte 1 of `a\\\\b`", NOT_ON_THE_LIST),
        ("${uin}", Character, 0, "character at byte 0 of `${uin}`", NOT_ON_THE_LIST),
        ("photos/a b", Character, 8, "character at byte 8 of `photos/a b`", NOT_ON_THE_LIST),
        ("a\r\nb", Character, 1, "character at byte 1 of `a\\r\\nb`", NOT_ON_THE_LIST),
        ("a\0", Character, 1, "character at byte 1 of `a\\0`", NOT_ON_THE_LIST),
        ("\u{6587}/\u{ff0a}", Character, 0, "character at byte 0 of `\u{6587}/\u{ff0a}`", NOT_ON_THE_LIST),
        ("a/\u{202e}b", Character, 2, "character at byte 2 of `a/\\u{202e}b`", NOT_ON_THE_LIST),
    ];
    for (text, fault, at, what, rule) in rows {
        let error: KeyError = assert_refused(text, Key::parse, &format!("{what}{rule}"));
        assert_eq!((error.fault(), error.at()), (fault, at), "{text:?}");
    }
    for text in ["a".repeat(851), "a/".repeat(1_000), "*".repeat(851), "a".repeat(849) + "\u{e9}"] {
        let excerpt: String = text.chars().take(40).collect();
        let error = assert_refused(&text, Key::parse, &format!("`{excerpt}…` is too long: a key has 1 to 850 bytes"));
        assert_eq!((error.fault(), error.at()), (TooLong, 850));
    }
}

#[test]
fn folders() {
    use KeyFault::*;
    let rows = [
        ("", NotAFolder, 0, "`` does not end with `/*`, as a folder does", ""),
        ("*", NotAFolder, 1, "`*` does not end with `/*`, as a folder does", ""),
        ("a", NotAFolder, 1, "`a` does not end with `/*`, as a folder does", ""),
        ("a/", NotAFolder, 2, "`a/` does not end with `/*`, as a folder does", ""),
        ("a*", NotAFolder, 2, "`a*` does not end with `/*`, as a folder does", ""),
        ("a.*", NotAFolder, 3, "`a.*` does not end with `/*`, as a folder does", ""),
        ("a/**", NotAFolder, 4, "`a/**` does not end with `/*`, as a folder does", ""),
        ("a/* ", NotAFolder, 4, "`a/* ` does not end with `/*`, as a folder does", ""),
        ("a/\u{ff0a}", NotAFolder, 5, "`a/\u{ff0a}` does not end with `/*`, as a folder does", ""),
        ("/*", EmptySegment, 0, "empty segment at byte 0 of `/*`", NO_EMPTY_SEGMENT),
        ("//*", EmptySegment, 0, "empty segment at byte 0 of `//*`", NO_EMPTY_SEGMENT),
        ("/a/*", EmptySegment, 0, "empty segment at byte 0 of `/a/*`", NO_EMPTY_SEGMENT),
        ("a//*", EmptySegment, 2, "empty segment at byte 2 of `a//*`", NO_EMPTY_SEGMENT),
        ("a//b/*", EmptySegment, 2, "empty segment at byte 2 of `a//b/*`", NO_EMPTY_SEGMENT),
        ("*/*", Wildcard, 0, "wildcard at byte 0 of `*/*`", ONE_STAR),
        ("a/*/*", Wildcard, 2, "wildcard at byte 2 of `a/*/*`", ONE_STAR),
        ("a/*/b/*", Wildcard, 2, "wildcard at byte 2 of `a/*/b/*`", ONE_STAR),
        ("a?/*", Wildcard, 1, "wildcard at byte 1 of `a?/*`", ONE_STAR),
        ("../*", Dots, 0, "segment at byte 0 of `../*`", NO_FOLDER_TO_COS),
        ("a/../*", Dots, 2, "segment at byte 2 of `a/../*`", NO_FOLDER_TO_COS),
        ("a./*", Dots, 0, "segment at byte 0 of `a./*`", NO_FOLDER_TO_COS),
        ("a%2A/*", Character, 1, "character at byte 1 of `a%2A/*`", NOT_ON_THE_LIST),
        ("a:b/*", Character, 1, "character at byte 1 of `a:b/*`", NOT_ON_THE_LIST),
        ("a\"/*", Character, 1, "character at byte 1 of `a\"/*`", NOT_ON_THE_LIST),
        ("photos /*", Character, 6, "character at byte 6 of `photos /*`", NOT_ON_THE_LIST),
        ("a\r\n/*", Character, 1, "character at byte 1 of `a\\r\\n/*`", NOT_ON_THE_LIST),
        ("\u{6587}\u{4ef6}/*", Character, 0, "character at byte 0 of `\u{6587}\u{4ef6}/*`", NOT_ON_THE_LIST),
    ];
    for (text, fault, at, what, rule) in rows {
        let error: KeyError = assert_refused(text, Folder::parse, &format!("{what}{rule}"));
        assert_eq!((error.fault(), error.at()), (fault, at), "{text:?}");
    }
    // A key in the folder has the slash and one byte more.
    for length in [849, 850, 851, 1_000_000] {
        let text = "a".repeat(length) + "/*";
        let message = format!("`{}…` is too long: a key has 1 to 850 bytes", "a".repeat(40));
        let error = assert_refused(&text, Folder::parse, &message);
        assert_eq!((error.fault(), error.at()), (TooLong, 848));
    }
}

/// The texts of `data/keys.txt` with their verdicts.
fn verdicts() -> Vec<(&'static str, String)> {
    let lines = include_str!("../data/keys.txt").lines();
    let rows = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    rows.map(|row| {
        let (verdict, text) = row.split_once(' ').unwrap();
        (verdict, written(text.trim_start()))
    })
    .collect()
}

/// Strings, each perhaps repeated: `"a" x850 "/*"`.
fn written(mut row: &str) -> String {
    let mut text = String::new();
    while !row.is_empty() {
        let mut strings = serde_json::Deserializer::from_str(row).into_iter::<String>();
        let string = strings.next().unwrap().unwrap();
        row = row.split_at(strings.byte_offset()).1.trim_start();
        let times = match row.strip_prefix('x') {
            Some(rest) => {
                let (number, rest) = rest.split_once(' ').unwrap_or((rest, ""));
                row = rest.trim_start();
                number.parse().unwrap()
            }
            None => 1,
        };
        text += &string.repeat(times);
    }
    text
}

#[test]
fn keys_and_folders_of_the_table() {
    let verdicts = verdicts();
    assert!(verdicts.len() > 100, "{}", verdicts.len());
    for (verdict, text) in verdicts {
        let expected = match verdict {
            "key" => (true, false),
            "folder" => (false, true),
            "refused" => (false, false),
            other => panic!("`{other}` is no verdict"),
        };
        assert_eq!((Key::parse(&text).is_ok(), Folder::parse(&text).is_ok()), expected, "{text:?}");
        let json = json!(text);
        let by_serde =
            (serde_json::from_value::<Key>(json.clone()).is_ok(), serde_json::from_value::<Folder>(json).is_ok());
        assert_eq!(by_serde, expected, "{text:?} by serde");
    }
}

#[test]
fn every_fault_of_a_key_occurs() {
    use KeyFault::*;
    let faults: BTreeSet<_> = verdicts()
        .iter()
        .flat_map(|(_, text)| [Key::parse(text).err(), Folder::parse(text).err()])
        .flatten()
        .map(|error| error.fault())
        .collect();
    let every = [Empty, TooLong, Wildcard, EmptySegment, Dots, Character, NotAFolder];
    assert_eq!(faults, BTreeSet::from(every));
}

// Condition values.

/// Refused by `parse` and `FromStr` with the same words, and by `from_static` with the reason.
#[track_caller]
fn assert_values<T>(
    parse: fn(&str) -> Result<T, ValueError>,
    from_static: fn(&'static str) -> T,
    expected: &str,
    rows: &[(&'static str, &str)],
) where
    T: Debug + FromStr<Err = ValueError>,
{
    for (text, reason) in rows {
        let quoted: String = text.escape_debug().to_string().replace("\\\"", "\"").replace("\\'", "'");
        let quoted =
            if quoted.chars().count() > 40 { quoted.chars().take(40).chain(['…']).collect() } else { quoted };
        let message = format!("`{quoted}` is not {expected}: {reason}");
        let Err(error) = parse(text) else { panic!("{text:?} is accepted") };
        assert_eq!(error.to_string(), message);
        assert_eq!(text.parse::<T>().unwrap_err(), error);
        let text = *text;
        let panic = catch_unwind(move || _ = from_static(text)).unwrap_err();
        let said = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref().copied());
        assert_eq!(said, Some(*reason), "{text:?} by from_static");
    }
}

const MEDIA_SHAPE: &str = "a media type is a kind, `/` and a subtype, such as `image/png`";
const LOWER_CASE: &str = "the comparison is one of bytes and clients send lower case";
const NO_PARAMETERS: &str = "parameters do not belong to a media type";
const NO_PLUS: &str = "sources disagree on how COS compares `+`";

#[test]
fn media_types() {
    const NO_STAR: &str = "a star is compared as text here: a pattern goes to `like`";
    let rows = [
        ("", MEDIA_SHAPE),
        ("image", MEDIA_SHAPE),
        ("image/", MEDIA_SHAPE),
        ("/png", MEDIA_SHAPE),
        ("/", MEDIA_SHAPE),
        ("image//png", MEDIA_SHAPE),
        ("image/png/", MEDIA_SHAPE),
        ("image/png,image/jpeg", MEDIA_SHAPE),
        ("image\\png", MEDIA_SHAPE),
        ("image/p?g", MEDIA_SHAPE),
        ("image%2Fpng", MEDIA_SHAPE),
        ("image/\"", MEDIA_SHAPE),
        ("image/png\"", MEDIA_SHAPE),
        ("image:png", MEDIA_SHAPE),
        ("image/png\r\nx-cos-acl: public-read", MEDIA_SHAPE),
        ("image/png\0", MEDIA_SHAPE),
        ("image/${uin}", MEDIA_SHAPE),
        ("im\u{e0}ge/png", MEDIA_SHAPE),
        ("image/\u{ff0a}", MEDIA_SHAPE),
        ("*", NO_STAR),
        ("*/*", NO_STAR),
        ("image/*", NO_STAR),
        ("image/p*g", NO_STAR),
        ("Image/png", LOWER_CASE),
        ("image/PNG", LOWER_CASE),
        ("image/svg+xml", NO_PLUS),
        ("text/html; charset=utf-8", NO_PARAMETERS),
        ("text/html;charset=utf-8", NO_PARAMETERS),
        (" image/png", NO_PARAMETERS),
        ("image/png ", NO_PARAMETERS),
        ("image/ png", NO_PARAMETERS),
    ];
    assert_values(MediaType::parse, MediaType::from_static, "a media type", &rows);
    for text in ["image/png", "application/vnd.ms-excel", "application/x-7z-compressed", "video/mp4"] {
        assert_kept::<MediaType>(text);
    }
}

#[test]
fn media_ranges() {
    const ONE_PATTERN: &str = "the only pattern is a kind and `/*`, such as `image/*`";
    let rows = [
        ("", MEDIA_SHAPE),
        ("image/", MEDIA_SHAPE),
        ("image/?", MEDIA_SHAPE),
        ("*", ONE_PATTERN),
        ("*/*", ONE_PATTERN),
        ("*/png", ONE_PATTERN),
        ("image*", ONE_PATTERN),
        ("image/**", ONE_PATTERN),
        ("image/*/*", ONE_PATTERN),
        ("image/p*", ONE_PATTERN),
        ("image/*g", ONE_PATTERN),
        ("im*ge/png", ONE_PATTERN),
        ("image/\u{ff0a}", MEDIA_SHAPE),
        ("image/%2A", MEDIA_SHAPE),
        ("Image/*", LOWER_CASE),
        ("image/* ", ONE_PATTERN),
        (" image/*", NO_PARAMETERS),
        ("image/svg+xml", NO_PLUS),
        ("text/*;charset=utf-8", ONE_PATTERN),
    ];
    assert_values(MediaRange::parse, MediaRange::from_static, "a media range", &rows);
    for text in ["image/*", "image/png"] {
        assert_kept::<MediaRange>(text);
    }
}

#[test]
fn version_ids() {
    const RULE: &str = "a version id has up to 128 letters, digits, `-`, `_` and `.`";
    const LONG: &str = match str::from_utf8(&[b'a'; 129]) {
        Ok(text) => text,
        Err(_) => "",
    };
    let rows = [
        ("", "it is empty; the latest version is `latest`"),
        ("*", RULE),
        ("MTg0*", RULE),
        ("a b", RULE),
        (" ", RULE),
        ("a\"", RULE),
        ("a/b", RULE),
        ("a:b", RULE),
        ("a=", RULE),
        ("a+b", RULE),
        ("%6eull", RULE),
        ("${uin}", RULE),
        ("null\n", RULE),
        ("null\0", RULE),
        ("\u{fd}", RULE),
        (LONG, RULE),
    ];
    assert_values(VersionId::parse, VersionId::from_static, "a version id", &rows);
    for text in ["MTg0NDUxNTc1NjIzMTQ1MDAwODg", "null", "a-b_c.d"] {
        assert_kept::<VersionId>(text);
    }
    assert_kept::<VersionId>(&LONG[1..]);
}

#[test]
fn vpc_ids() {
    const RULE: &str = "the id of a private network is `vpc-` and letters or digits";
    let rows = [
        ("", RULE),
        ("*", RULE),
        ("vpc-", RULE),
        ("vpc-*", RULE),
        ("aqp5jrc1", RULE),
        ("VPC-aqp5jrc1", RULE),
        ("vpc_aqp5jrc1", RULE),
        ("vpc-aqp5jrc1,vpc-2", RULE),
        ("vpc-aqp5 jrc1", RULE),
        ("vpc-aqp5jrc1\"", RULE),
        ("vpc-aqp5jrc1:x", RULE),
        ("vpc-aqp5jrc1/24", RULE),
        ("vpc-\r\n", RULE),
        ("vpc-\u{430}", RULE),
        ("vpc-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", RULE),
    ];
    assert_values(VpcId::parse, VpcId::from_static, "a VPC id", &rows);
    assert_kept::<VpcId>("vpc-aqp5jrc1");
    assert_kept::<VpcId>(&format!("vpc-{}", "a".repeat(60)));
}

#[test]
fn hosts() {
    const RULE: &str = "a host is labels of lower-case letters, digits and `-` between dots";
    let rows = [
        ("", RULE),
        ("*", RULE),
        ("*.myqcloud.com", RULE),
        ("a.*", RULE),
        (".", RULE),
        (".a", RULE),
        ("a.", RULE),
        ("a..b", RULE),
        ("A.com", RULE),
        ("a_b.com", RULE),
        ("a.com:443", RULE),
        ("a.com/", RULE),
        ("https://a.com", RULE),
        ("a.com\"", RULE),
        ("a.com\r\n", RULE),
        (" a.com", RULE),
        ("a.com\0", RULE),
        ("\u{430}.com", RULE),
        ("${uin}.com", RULE),
    ];
    assert_values(Host::parse, Host::from_static, "a host name", &rows);
    assert_kept::<Host>("examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com");
    assert_kept::<Host>(&"a".repeat(253));
    assert!(Host::parse(&"a".repeat(254)).is_err());
}

#[test]
fn tags() {
    const RULE: &str = "a tag is written `key&value`, both of letters, digits, `-`, `_` and `.`";
    let rows = [
        ("", RULE),
        ("*", RULE),
        ("a", RULE),
        ("&", RULE),
        ("a&", RULE),
        ("&b", RULE),
        ("a&&b", RULE),
        ("a&b&c", RULE),
        ("a=b", RULE),
        ("a&b,c&d", RULE),
        ("a&*", RULE),
        ("*&b", RULE),
        ("a &b", RULE),
        ("a& b", RULE),
        ("a&b\"", RULE),
        ("a&b:c", RULE),
        ("a%26b", RULE),
        ("a&${uin}", RULE),
        ("a&b\n", RULE),
        ("a&\u{e9}", RULE),
    ];
    assert_values(Tag::parse, Tag::from_static, "a tag", &rows);
    let refused = |text: &str| assert!(Tag::parse(text).is_err(), "{text}");
    refused(&format!("{}&a", "a".repeat(128)));
    refused(&format!("a&{}", "a".repeat(256)));
    assert_kept::<Tag>("a&b");
    assert_kept::<Tag>(&format!("{}&{}", "a".repeat(127), "b".repeat(255)));
}

#[test]
fn words() {
    const ACLS: &str = "an object takes `default`, `private`, `public-read`, `authenticated-read`, `bucket-owner-read` or `bucket-owner-full-control`, a bucket also `public-read-write`";
    const CLASSES: &str = "the classes are `STANDARD`, `STANDARD_IA`, `INTELLIGENT_TIERING`, each also as `MAZ_..`, `ARCHIVE` and `DEEP_ARCHIVE`";
    const VERSIONS: &str = "the documented versions are 1.0, 1.1 and 1.2";

    let acls = ["", "*", "Private", "PRIVATE", "private ", " private", "private\n", "private,public-read", "public"];
    assert_values(Acl::parse, Acl::from_static, "an ACL", &acls.map(|text| (text, ACLS)));
    let classes = ["", "*", "standard", "Standard", "STANDARD ", "STANDARD\"", "MAZ_ARCHIVE", "STANDARD*", "GLACIER"];
    assert_values(
        StorageClass::parse,
        StorageClass::from_static,
        "a storage class",
        &classes.map(|text| (text, CLASSES)),
    );
    let versions = ["", "*", "1", "1.3", "1.20", "01.2", "1,2", " 1.2", "1.2 ", "TLSv1.2", "1.2\"", "\u{ff11}.2"];
    assert_values(TlsVersion::parse, TlsVersion::from_static, "a TLS version", &versions.map(|text| (text, VERSIONS)));

    for text in ACLS.split('`').skip(1).step_by(2) {
        assert_kept::<Acl>(text);
    }
    for text in [
        "STANDARD",
        "MAZ_STANDARD",
        "STANDARD_IA",
        "MAZ_STANDARD_IA",
        "INTELLIGENT_TIERING",
        "MAZ_INTELLIGENT_TIERING",
        "ARCHIVE",
        "DEEP_ARCHIVE",
    ] {
        assert_kept::<StorageClass>(text);
    }
    for text in ["1.0", "1.1", "1.2"] {
        assert_kept::<TlsVersion>(text);
    }
}

#[test]
fn address_blocks() {
    const SHAPE: &str = "an IPv4 address is four numbers up to 255 between dots, a block adds `/` and up to 32";
    const HOST_BITS: &str = "bits outside the prefix are set: write the first address of the block";
    let rows = [
        ("", SHAPE),
        ("*", SHAPE),
        ("10.*.*.10/24", SHAPE),
        ("10.0.0", SHAPE),
        ("10.0.0.0.0", SHAPE),
        ("10.0.0.", SHAPE),
        (".10.0.0.0", SHAPE),
        ("10..0.0", SHAPE),
        ("256.0.0.0", SHAPE),
        ("10.0.0.999", SHAPE),
        ("10.0.0.4294967296", SHAPE),
        ("99999999999999999999.0.0.0", SHAPE),
        // Some readers take a leading zero for an octal number.
        ("010.0.0.1", SHAPE),
        ("10.0.0.01", SHAPE),
        ("10.0.0.00", SHAPE),
        ("0x0a.0.0.1", SHAPE),
        ("167772161", SHAPE),
        ("+10.0.0.1", SHAPE),
        ("-1.0.0.0", SHAPE),
        ("10.0.0.0/", SHAPE),
        ("10.0.0.0/33", SHAPE),
        ("10.0.0.0/08", SHAPE),
        ("10.0.0.0/-1", SHAPE),
        ("10.0.0.0/8/8", SHAPE),
        ("10.0.0.0/255.0.0.0", SHAPE),
        ("10.0.0.0-10.0.0.255", SHAPE),
        ("10.0.0.1,10.0.0.2", SHAPE),
        (" 10.0.0.1", SHAPE),
        ("10.0.0.1 ", SHAPE),
        ("10.0.0.1\n", SHAPE),
        ("10.0.0.1\0", SHAPE),
        ("10.0.0.1\"", SHAPE),
        ("10 .0.0.1", SHAPE),
        ("\u{661}\u{660}.0.0.1", SHAPE),
        ("\u{ff11}0.0.0.1", SHAPE),
        ("::1", SHAPE),
        ("2001:db8::/32", SHAPE),
        ("::ffff:10.0.0.1", SHAPE),
        ("localhost", SHAPE),
        // Printed in 436/71306.
        ("10.217.182.3/24", HOST_BITS),
        ("111.21.33.72/24", HOST_BITS),
        ("0.0.0.1/0", HOST_BITS),
        ("128.0.0.0/0", HOST_BITS),
        ("10.0.0.1/31", HOST_BITS),
    ];
    assert_values(Cidr::parse, Cidr::from_static, "an IPv4 address or block", &rows);
    for text in
        ["0.0.0.0/0", "128.0.0.0/1", "10.0.0.0/8", "203.0.113.0/24", "203.0.113.6/31", "203.0.113.7", "255.255.255.255"]
    {
        assert_kept::<Cidr>(text);
    }
    // An address and the block that holds nothing else are one value, which has one spelling.
    assert_eq!(Cidr::parse("203.0.113.7/32").unwrap(), Cidr::parse("203.0.113.7").unwrap());
    assert_eq!(Cidr::parse("203.0.113.7/32").unwrap().to_string(), "203.0.113.7");
}

// Nothing is trimmed or repaired.

#[test]
fn what_is_accepted_is_kept() {
    for text in ["alice", "Alice", "a", "-", "_", "0", "a.b", "a..b", "alice_m", "20261121", "_2a"] {
        assert_kept::<Segment>(text);
    }
    for region in Region::ALL {
        assert_kept::<Region>(region.as_str());
        assert!(region.is_known());
    }
    for text in ["a", "app/avatar/alice.jpg", ".hidden", "a..b/c"] {
        assert_kept::<Key>(text);
    }
    for text in ["photos/*", "a/b/c/*", "a.b/*"] {
        assert_kept::<Folder>(text);
    }
    for name in ["examplebucket-1250000000", "a-1", "1-newproject-1250000000", "a--b-125", "0-1"] {
        assert_eq!(Bucket::new(Region::AP_GUANGZHOU, name).unwrap().name(), name);
        for padding in PADDING.into_iter().chain(["/", "-", ".", "A"]) {
            for padded in [format!("{padding}{name}"), format!("{name}{padding}")] {
                assert!(Bucket::new(Region::AP_GUANGZHOU, &padded).is_err(), "{padded:?}");
            }
        }
    }
}

/// A stranger's text cannot flood a log.
#[test]
fn messages_stay_short() {
    for unit in ["a", "*", "\u{0}", "\u{10ffff}", "\u{202e}", "\"", "`"] {
        let text = unit.repeat(1_000_000);
        let messages = [
            Segment::parse(&text).map_err(|error: SegmentError| error.to_string()).unwrap_err(),
            Region::parse(&text).unwrap_err().to_string(),
            Bucket::new(Region::AP_GUANGZHOU, &text).unwrap_err().to_string(),
            Key::parse(&text).unwrap_err().to_string(),
            Folder::parse(&text).unwrap_err().to_string(),
            MediaType::parse(&text).unwrap_err().to_string(),
            VersionId::parse(&text).unwrap_err().to_string(),
            Cidr::parse(&text).unwrap_err().to_string(),
        ];
        for message in messages {
            assert!(message.len() < 700 && !message.contains(['\u{0}', '\u{202e}']), "{message}");
        }
    }
}

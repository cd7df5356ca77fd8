//! Keys that the server chooses: what each file name of a client leads to, and what every key is.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::marker::PhantomData;
use std::str::FromStr;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cos_policy::analysis::Outcome;
use cos_policy::proptest::hostile_text;
use cos_policy::upload::{
    Extension, ExtensionError, ExtensionFault, Extensions, FileNameFault, UploadKey, UploadKeyError, UploadKeyFault,
};
use cos_policy::{
    Bucket, Folder, Key, KeyScope, MIB, Policy, Region, Request, Segment, action, deliberately, key, policy, scenarios,
};
use proptest::prelude::*;
use proptest::sample::select;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// 22 November 2026, 12:00:00 UTC.
const NOON: u64 = 1_795_348_800;
const DAY: u64 = 86_400;

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

fn pictures() -> Extensions {
    Extensions::of(["jpg", "jpeg", "png"]).unwrap()
}

fn chosen(folder: impl KeyScope<Key = Folder>, seconds: u64, name: &str) -> Result<UploadKey, UploadKeyError> {
    UploadKey::choose(folder, at(seconds), &pictures().of_name(name).unwrap())
}

#[test]
fn a_key_has_folder_date_identifier_and_extension() {
    let user = Segment::parse("alice").unwrap();
    let key = chosen(key!("app/files/{user}/*"), NOON, "holiday.JPG").unwrap();
    let rest = key.as_str().strip_prefix("app/files/alice/2026/11/22/").unwrap();
    let (id, extension) = rest.split_once('.').unwrap();
    assert_eq!((id.len(), extension), (26, "jpg"));
    assert!(id.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'2'..=b'7')), "{id}");
}

#[test]
fn a_folder_is_any_scope_that_is_one() {
    #[derive(KeyScope)]
    #[key("app/files/{user}/*")]
    struct OwnFiles {
        user: Segment,
    }

    let own = OwnFiles { user: Segment::parse("alice").unwrap() };
    let folder = Folder::parse("app/files/alice/*").unwrap();
    for key in [
        chosen(&own, NOON, "a.png"),
        chosen(&folder, NOON, "a.png"),
        chosen(own, NOON, "a.png"),
        chosen(folder, NOON, "a.png"),
    ] {
        assert!(key.unwrap().as_str().starts_with("app/files/alice/2026/11/22/"));
    }
}

#[test]
fn a_file_name_only_says_which_extension_of_the_list() {
    for (name, extension) in [
        ("a.jpg", "jpg"),
        ("a.JPG", "jpg"),
        ("a.jPeG", "jpeg"),
        ("x.php.jpg", "jpg"), // the key has one dot
        ("a..png", "png"),
        (".a.png", "png"),
        ("100%.png", "png"),
        ("a%2A.png", "png"),
        ("a*b.png", "png"),
        ("x.php;.jpg", "jpg"),
        ("Screenshot 2026-11-22 at 12:00:00.png", "png"),
        ("Screenshot 2026-11-22 at 3.04.05\u{202f}PM.png", "png"),
        ("photo (1).jpg", "jpg"),
        ("微信图片_20261122.jpg", "jpg"),
        ("👨\u{200d}👩\u{200d}👧.png", "png"),
    ] {
        assert_eq!(pictures().of_name(name).unwrap().as_str(), extension, "{name}");
    }
    let longest = "图".repeat(251) + ".png";
    assert_eq!(pictures().of_name(&longest).unwrap().as_str(), "png");
}

#[test]
fn a_file_name_whose_extension_is_in_doubt_is_refused() {
    use FileNameFault::*;

    const ALLOWED: &str = ": allowed are `jpg`, `jpeg`, `png`";
    const NOT_ALLOWED: &str = "is not on the list: allowed are `jpg`, `jpeg`, `png`";
    const CHARACTER: &str = "holds a character other than ASCII letters and digits: allowed are `jpg`, `jpeg`, `png`";
    const PATH: &str = "is a path: a file name has no slash and no backslash";
    const CONTROL: &str = "holds a control character, as no file name should";
    const DIRECTION: &str = "holds a mark that changes the direction of writing, which hides the extension";

    let cases: Vec<(&str, FileNameFault, String)> = vec![
        ("", Empty, "the file name is empty: it has 1 to 255 characters".into()),
        ("a.*", Wildcard, format!("the extension of `a.*` holds a wildcard{ALLOWED}")),
        ("a.j*g", Wildcard, format!("the extension of `a.j*g` holds a wildcard{ALLOWED}")),
        ("a.jpg*", Wildcard, format!("the extension of `a.jpg*` holds a wildcard{ALLOWED}")),
        ("a.jpg?", Wildcard, format!("the extension of `a.jpg?` holds a wildcard{ALLOWED}")),
        ("a.b/*", Path, format!("`a.b/*` {PATH}")),
        ("a/b.jpg", Path, format!("`a/b.jpg` {PATH}")),
        ("../a.jpg", Path, format!("`../a.jpg` {PATH}")),
        ("C:\\fakepath\\a.jpg", Path, format!("`C:\\\\fakepath\\\\a.jpg` {PATH}")),
        ("exampleobject/../..", Path, format!("`exampleobject/../..` {PATH}")),
        (".htaccess", NothingBefore, format!("`.htaccess` has nothing before its last dot, so no extension{ALLOWED}")),
        (".jpg", NothingBefore, format!("`.jpg` has nothing before its last dot, so no extension{ALLOWED}")),
        (" .jpg", NothingBefore, format!("` .jpg` has nothing before its last dot, so no extension{ALLOWED}")),
        ("..jpg", NothingBefore, format!("`..jpg` has nothing before its last dot, so no extension{ALLOWED}")),
        ("a.", NothingBehind, format!("`a.` has nothing behind its last dot{ALLOWED}")),
        ("a.jpg.", NothingBehind, format!("`a.jpg.` has nothing behind its last dot{ALLOWED}")),
        ("jpg", NoDot, format!("`jpg` has no extension{ALLOWED}")),
        ("a\u{ff0e}jpg", NoDot, format!("`a\u{ff0e}jpg` has no extension{ALLOWED}")),
        ("a.svg", NotAllowed, format!("the extension of `a.svg` {NOT_ALLOWED}")),
        ("a.html", NotAllowed, format!("the extension of `a.html` {NOT_ALLOWED}")),
        ("a.jpg.php", NotAllowed, format!("the extension of `a.jpg.php` {NOT_ALLOWED}")),
        ("a.0", NotAllowed, format!("the extension of `a.0` {NOT_ALLOWED}")),
        ("a.jpgjpgjpgjpg", NotAllowed, format!("the extension of `a.jpgjpgjpgjpg` {NOT_ALLOWED}")),
        ("a.jpg ", Character, format!("the extension of `a.jpg ` {CHARACTER}")),
        ("a. jpg", Character, format!("the extension of `a. jpg` {CHARACTER}")),
        ("a.%2A", Character, format!("the extension of `a.%2A` {CHARACTER}")),
        ("a.jpg%00", Character, format!("the extension of `a.jpg%00` {CHARACTER}")),
        ("a.jp\u{ff47}", Character, format!("the extension of `a.jp\u{ff47}` {CHARACTER}")),
        ("a.jpg::$DATA", Character, format!("the extension of `a.jpg::$DATA` {CHARACTER}")),
        ("a.${uin}", Character, format!("the extension of `a.${{uin}}` {CHARACTER}")),
        ("a.php\0.jpg", Control, format!("`a.php\\0.jpg` {CONTROL}")),
        ("a.jpg\n", Control, format!("`a.jpg\\n` {CONTROL}")),
        ("a\u{85}.jpg", Control, format!("`a\\u{{85}}.jpg` {CONTROL}")),
        ("\u{202e}gpj.jpg", Direction, format!("`\\u{{202e}}gpj.jpg` {DIRECTION}")),
        ("a\u{2067}.jpg", Direction, format!("`a\\u{{2067}}.jpg` {DIRECTION}")),
    ];
    for (name, fault, sentence) in cases {
        let error = pictures().of_name(name).unwrap_err();
        assert_eq!((error.fault(), error.to_string()), (fault, sentence));
    }
    let error = pictures().of_name(&("a".repeat(252) + ".jpg")).unwrap_err();
    let sentence = format!("`{}…` is too long: a file name has 1 to 255 characters", "a".repeat(40));
    assert_eq!((error.fault(), error.to_string()), (TooLong, sentence));
}

#[test]
fn letters_beyond_ascii_are_no_other_case() {
    // Both have an ASCII letter as their other case: `k` and `S`.
    let extensions = Extensions::of(["mkv", "ts"]).unwrap();
    for name in ["a.m\u{212a}v", "a.t\u{17f}"] {
        assert_eq!(extensions.of_name(name).unwrap_err().fault(), FileNameFault::Character);
    }
}

#[test]
fn a_list_holds_extensions_in_lower_case_without_dots() {
    use ExtensionFault::*;

    const RULE: &str = "an extension has 1 to 10 lower-case letters and digits";
    const DOT: &str = "holds a dot: an extension is what stands behind the last dot of a name";
    let character = format!("holds a character that is not on the list: {RULE}");

    let refused = |list: &[&str]| -> (ExtensionFault, String) {
        let error: ExtensionError = Extensions::of(list).unwrap_err();
        (error.fault(), error.to_string())
    };
    assert_eq!(refused(&[]), (EmptyList, "the list of extensions is empty: it names at least one".into()));
    for (text, fault, sentence) in [
        ("", Empty, format!("the extension is empty: {RULE}")),
        ("elevenchars", TooLong, format!("`elevenchars` is too long: {RULE}")),
        (".jpg", Dot, format!("`.jpg` {DOT}")),
        ("tar.gz", Dot, format!("`tar.gz` {DOT}")),
        ("*", Wildcard, format!("`*` holds a wildcard: {RULE}")),
        ("j?g", Wildcard, format!("`j?g` holds a wildcard: {RULE}")),
        ("JPG", UpperCase, "`JPG` is not lower case: write `jpg`, which takes every case".into()),
        ("a/b", Character, format!("`a/b` {character}")),
        ("a b", Character, format!("`a b` {character}")),
        ("é", Character, format!("`é` {character}")),
        ("\0", Character, format!("`\\0` {character}")),
    ] {
        assert_eq!(refused(&["jpg", text]), (fault, sentence));
    }
    let list = Extensions::of(["7z", "mp4", "tencharsxy"]).unwrap();
    assert_eq!(list.iter().map(Extension::as_str).collect::<Vec<_>>(), ["7z", "mp4", "tencharsxy"]);
}

#[test]
fn active_content_takes_a_reason() {
    for active in
        ["svg", "svgz", "html", "htm", "xhtml", "shtml", "xml", "xsl", "js", "mjs", "swf", "mht", "php", "jsp", "aspx"]
    {
        let error = Extensions::of(["png", active]).unwrap_err();
        assert_eq!(error.fault(), ExtensionFault::ActiveContent, "{active}");
        assert!(Extensions::IMAGES.of_name(&format!("a.{active}")).is_err());
    }
    assert_eq!(
        Extensions::of(["svg"]).unwrap_err().to_string(),
        "`svg` is active content, which browsers or web servers run: if it is meant, \
         `.with_active_content(deliberately([\"svg\"], \"why\"))`"
    );

    let drawings =
        Extensions::of(["png"]).unwrap().with_active_content(deliberately(["svg"], "shown as text")).unwrap();
    assert_eq!(drawings.of_name("a.SVG").unwrap().as_str(), "svg");
    assert_eq!(drawings.of_name("a.png").unwrap().as_str(), "png");
    assert_eq!(drawings.reasons().collect::<Vec<_>>(), ["shown as text"]);
    let error = Extensions::IMAGES.with_active_content(deliberately([".svg"], "shown as text")).unwrap_err();
    assert_eq!(error.fault(), ExtensionFault::Dot);
}

#[test]
fn the_list_of_images_is_one_that_could_be_written() {
    let images = Extensions::IMAGES;
    let written = Extensions::of(images.iter().map(Extension::as_str)).unwrap();
    assert_eq!(written, images);
    assert_eq!(images.to_string(), "`avif`, `bmp`, `gif`, `heic`, `jpeg`, `jpg`, `png`, `webp`");
    assert_eq!(images.reasons().count(), 0);
}

#[test]
fn well_known_extensions_have_a_media_type() {
    let media_type = |name: &str| {
        let known = Extensions::of(["jpg", "jpeg", "png", "pdf", "xyz"]).unwrap();
        let all = known.with_active_content(deliberately(["svg", "html"], "a test")).unwrap();
        all.of_name(name).unwrap().media_type().map(|media_type| media_type.as_str().to_owned())
    };
    assert_eq!(media_type("a.JPG").as_deref(), Some("image/jpeg"));
    assert_eq!(media_type("a.jpeg").as_deref(), Some("image/jpeg"));
    assert_eq!(media_type("a.png").as_deref(), Some("image/png"));
    assert_eq!(media_type("a.pdf").as_deref(), Some("application/pdf"));
    assert_eq!(media_type("a.html").as_deref(), Some("text/html"));
    assert_eq!(media_type("a.xyz"), None);
    assert_eq!(media_type("a.svg"), None); // image/svg+xml
    assert!(Extensions::IMAGES.iter().all(|image| image.media_type().unwrap().as_str().starts_with("image/")));
}

#[test]
fn the_date_is_that_of_the_clock_in_utc() {
    for (seconds, date) in [
        (0, "1970/01/01"),
        (DAY - 1, "1970/01/01"),
        (DAY, "1970/01/02"),
        (951_782_399, "2000/02/28"),
        (951_782_400, "2000/02/29"),
        (951_868_800, "2000/03/01"),
        (1_709_164_800, "2024/02/29"),
        (1_798_761_599, "2026/12/31"),
        (1_798_761_600, "2027/01/01"),
        (4_107_542_399, "2100/02/28"),
        (4_107_542_400, "2100/03/01"),
        (253_402_300_799, "9999/12/31"),
    ] {
        let key = chosen(key!("a/*"), seconds, "a.png").unwrap();
        assert_eq!(&key.as_str()[..13], format!("a/{date}/"), "{seconds}");
    }
}

#[test]
fn a_clock_that_cannot_be_right_is_an_error() {
    let png = Extensions::IMAGES.of_name("a.png").unwrap();
    for (now, sentence) in [
        (UNIX_EPOCH - Duration::from_nanos(100), "the clock stands before 1970: check the time of the system"),
        (at(253_402_300_800), "the clock stands after 9999: check the time of the system"),
        (at(NOON * 1000), "the clock stands after 9999: check the time of the system"),
        (at(i64::MAX.unsigned_abs()), "the clock stands after 9999: check the time of the system"),
    ] {
        let error = UploadKey::choose(key!("a/*"), now, &png).unwrap_err();
        assert_eq!((error.fault(), error.to_string()), (UploadKeyFault::Clock, sentence.to_owned()));
    }
}

#[test]
fn a_key_has_at_most_850_bytes() {
    // `/2026/11/22/`, 26 characters, `.png`
    let longest = "a".repeat(850 - 12 - 26 - 4);
    let key = chosen(Folder::parse(&format!("{longest}/*")).unwrap(), NOON, "a.png").unwrap();
    assert_eq!(key.as_str().len(), 850);
    assert!(Key::parse(key.as_str()).is_ok());

    let error = chosen(Folder::parse(&format!("{longest}a/*")).unwrap(), NOON, "a.png").unwrap_err();
    let sentence = format!(
        "no room for an upload in the folder `{}…`: the key would have 851 bytes, and a key has at most 850",
        "a".repeat(40)
    );
    assert_eq!((error.fault(), error.to_string()), (UploadKeyFault::FolderTooLong, sentence));
}

#[test]
fn identifiers_are_all_random() {
    let mut keys = BTreeSet::new();
    let mut counts: BTreeMap<(usize, u8), u32> = BTreeMap::new();
    for _ in 0..10_000 {
        let key = chosen(key!("a/*"), NOON, "a.png").unwrap();
        for place in key.as_str()[13..39].bytes().enumerate() {
            *counts.entry(place).or_default() += 1;
        }
        assert!(keys.insert(key));
    }
    // 26 digits of 32 values each, 130 bits. Each is expected 312 times, with a standard deviation of 17.
    assert_eq!(counts.len(), 26 * 32);
    assert!(counts.values().all(|count| (160..=480).contains(count)), "{counts:?}");
}

#[test]
fn a_resumable_upload_lists_with_the_key_as_prefix() {
    let bucket = bucket();
    let key = chosen(key!("app/files/*"), NOON, "a.png").unwrap();
    let policy = policy! { in bucket; allow RESUMABLE_UPLOAD on bucket.at(&key); };
    let document = policy.document();
    let outcome = |request: &Request| document.decide(request).outcome();

    let listing = |prefix: &str| Request::listing(action::ListMultipartUploads, &bucket, prefix);
    assert_eq!(outcome(&listing(key.as_str())), Outcome::Allow);
    for wider in ["", "app/files/", key.as_str().strip_suffix(".png").unwrap()] {
        assert_eq!(outcome(&listing(wider)), Outcome::ImplicitDeny, "{wider}");
    }
    for part in
        ["InitiateMultipartUpload", "UploadPart", "CompleteMultipartUpload", "ListParts", "AbortMultipartUpload"]
    {
        assert_eq!(outcome(&Request::object(part, &bucket, key.as_str())), Outcome::Allow, "{part}");
        let longer = format!("{key}.php");
        assert_eq!(outcome(&Request::object(part, &bucket, &longer)), Outcome::ImplicitDeny, "{part}");
    }
}

#[test]
fn a_key_goes_by_value_and_by_reference() {
    let bucket = bucket();
    let key = chosen(key!("a/*"), NOON, "a.png").unwrap();
    let by_reference = policy! { in bucket; allow PutObject on bucket.at(&key) when content_length <= 5 * MIB; };
    let by_value = policy! { in bucket; allow PutObject on bucket.at(key.clone()) when content_length <= 5 * MIB; };
    assert_eq!(by_reference, by_value);
    let text: &str = key.as_ref();
    assert_eq!((text, key.to_string().as_str()), (key.as_str(), key.as_str()));
    assert_eq!(serde_json::to_string(&key).unwrap(), format!("\"{key}\""));
    assert_eq!(format!("{key:?}"), format!("UploadKey({key})"));
}

/// Whether a type has a trait: the inherent constant, where its bound holds, hides that of the trait.
struct Has<T>(PhantomData<T>);

trait Otherwise {
    const READ: bool = false;
    const PARSED: bool = false;
    const CONVERTED: bool = false;
    const DEFAULT: bool = false;
}

impl<T> Otherwise for Has<T> {}

impl<T: DeserializeOwned> Has<T> {
    const READ: bool = true;
}

impl<T: FromStr> Has<T> {
    const PARSED: bool = true;
}

impl<T: TryFrom<String>> Has<T> {
    const CONVERTED: bool = true;
}

impl<T: Default> Has<T> {
    const DEFAULT: bool = true;
}

#[test]
fn a_key_is_made_in_no_other_way() {
    const { assert!(Has::<Key>::READ && Has::<Key>::PARSED && Has::<Key>::CONVERTED && Has::<String>::DEFAULT) }
    const { assert!(!Has::<UploadKey>::READ && !Has::<UploadKey>::PARSED) }
    const { assert!(!Has::<UploadKey>::CONVERTED && !Has::<UploadKey>::DEFAULT) }
    const { assert!(!Has::<Extension>::READ && !Has::<Extension>::PARSED) }
    const { assert!(!Has::<Extension>::CONVERTED && !Has::<Extension>::DEFAULT) }
    const fn written<T: Serialize>() {}
    const { written::<UploadKey>() }
}

/// File names of every kind: any text, hostile text, and both before an extension in some case of its letters.
fn file_names() -> impl Strategy<Value = String> {
    let extensions = select(&["jpg", "JPG", "Jpeg", "png", "svg", "php", "*", "jp*", "jpg/", "jpg.", ""][..]);
    let stems = prop_oneof![any::<String>(), hostile_text(), "[a-zA-Z0-9 ._-]{0,20}"];
    prop_oneof![
        any::<String>(),
        hostile_text(),
        (stems, extensions).prop_map(|(stem, extension)| format!("{stem}.{extension}")),
    ]
}

fn put_and_resume(bucket: &Bucket, key: &UploadKey) -> Policy {
    policy! { in bucket; allow PutObject, RESUMABLE_UPLOAD on bucket.at(key); }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_name_the_key_is_one_object_in_the_folder(
        name in file_names(),
        folder in any::<Folder>(),
        seconds in 0..253_402_300_800_u64,
    ) {
        let Ok(extension) = pictures().of_name(&name) else { return Ok(()) };
        let before = name.to_ascii_lowercase().strip_suffix(extension.as_str()).map(str::to_owned);
        prop_assert!(before.is_some_and(|before| before.ends_with('.')));
        let Ok(key) = UploadKey::choose(&folder, at(seconds), &extension) else {
            prop_assert!(folder.prefix().len() + 11 + 26 + 1 + extension.as_str().len() > 850);
            return Ok(());
        };
        let parsed = Key::parse(key.as_str())?;
        prop_assert_eq!(&parsed, &key.to_key());
        prop_assert!(key.as_str().len() <= 850);
        let rest: Vec<&str> = key.as_str().strip_prefix(folder.prefix()).unwrap().split('/').collect();
        prop_assert_eq!(rest.iter().map(|part| part.len()).collect::<Vec<_>>(), [4, 2, 2, 27 + extension.as_str().len()]);
        let (_, behind) = rest[3].split_once('.').unwrap();
        prop_assert!(["jpg", "jpeg", "png"].contains(&behind));

        let bucket = bucket();
        let intended = scenarios! {
            in bucket;
                               PutObject  InitiateMultipartUpload  UploadPart  CompleteMultipartUpload  ListParts  AbortMultipartUpload  ListMultipartUploads;
            bucket.at(parsed) => yes      yes                      yes         yes                      yes        yes                   yes;
        };
        prop_assert!(put_and_resume(&bucket, &key).grants_exactly(&intended).is_ok());
    }

    #[test]
    fn ordinary_names_of_every_script_are_taken(stem in "[\\p{L}\\p{N}_-][\\p{L}\\p{N} ._()+-]{0,60}", upper in any::<bool>()) {
        let name = stem + if upper { ".PNG" } else { ".png" };
        prop_assert_eq!(pictures().of_name(&name).unwrap().as_str().to_owned(), "png");
    }
}

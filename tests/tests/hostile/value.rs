use std::fmt::Debug;
use std::panic::catch_unwind;
use std::str::FromStr;

use cos_policy::condition::{
    Acl, Cidr, Host, MediaRange, MediaType, StorageClass, Tag, TlsVersion, ValueError, VersionId, VpcId,
};

use crate::assert_kept;

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

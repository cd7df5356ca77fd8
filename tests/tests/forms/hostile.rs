//! What is refused, and in which words.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cos_policy::condition::{Acl, MediaType};
use cos_policy::form::{Encryption, KeyTime, MediaPrefix, PostPolicy};
use cos_policy::{GIB, key};

use super::{NOW, at, bucket, permanent, temporary};

fn policy() -> PostPolicy {
    PostPolicy::to(bucket().at(key!("a"))).length(1..=10).content_type(MediaType::from_static("image/png"))
}

#[track_caller]
fn refused(policy: PostPolicy, expected: &str) {
    assert_eq!(policy.sign(&permanent(), at(NOW)).unwrap_err().to_string(), expected);
}

#[test]
fn lengths() {
    #[expect(clippy::reversed_empty_ranges, reason = "the mistake to be found")]
    refused(policy().length(10..=9), "no file has at least 10 and at most 9 bytes");
    let most = 5 * GIB;
    assert!(policy().length(0..=most).sign(&permanent(), at(NOW)).is_ok());
    refused(policy().length(0..=most + 1), "5368709121 bytes are too many: a form uploads up to 5368709120");
    refused(policy().length(0..=u64::MAX), "18446744073709551615 bytes are too many: a form uploads up to 5368709120");
}

#[test]
fn acls_and_statuses() {
    refused(policy().acl(Acl::PublicReadWrite), "`public-read-write` is the ACL of buckets: no object has it");
    for status in [0, 100, 202, 203, 205, 302, 303, u16::MAX] {
        let expected = format!("{status} is no status to ask for: COS answers 200, 201 or 204");
        refused(policy().success_status(status), &expected);
    }
    for status in [200, 201, 204] {
        assert!(policy().success_status(status).sign(&permanent(), at(NOW)).is_ok());
    }
}

#[test]
fn redirects() {
    let wrong = [
        "",
        "/",
        "my.website",
        "//my.website/",
        "https://",
        "https:///a",
        "https:/a",
        "HTTPS://a",
        "ftp://a/",
        "javascript:alert(1)",
        "data:text/html,a",
        "https://a b/",
        "https://a/\r\nSet-Cookie:a",
        "https://a/ä",
        "https://a/\"",
        "https://a/<b>",
        "https://a\\b",
        " https://a/",
        "https://@a/",
        "https://?",
    ];
    for url in wrong {
        let error = policy().success_redirect(url).sign(&permanent(), at(NOW)).unwrap_err().to_string();
        assert!(error.ends_with(
            "is no URL to redirect to: it starts with `https://` or `http://` and a host, in visible ASCII characters"
        ));
    }
    for url in ["https://a/", "http://localhost:8080/done?x=1#y", "https://[::1]/", "https://a.b"] {
        assert!(policy().success_redirect(url).sign(&permanent(), at(NOW)).is_ok(), "{url}");
    }
    refused(
        policy().success_redirect("javascript:alert(1)"),
        "`javascript:alert(1)` is no URL to redirect to: it starts with `https://` or `http://` and a host, in visible ASCII characters",
    );
}

#[test]
fn metadata() {
    for name in ["", "User", "a_b", "a b", "a:", "a\r\n", "ä", "$a", "a.b"] {
        let error = policy().meta(name, "a").sign(&permanent(), at(NOW)).unwrap_err().to_string();
        assert!(
            error.ends_with("is no name behind `x-cos-meta-`: it has lower-case letters, digits and `-`"),
            "{error}"
        );
    }
    refused(policy().meta("A", "a"), "`A` is no name behind `x-cos-meta-`: it has lower-case letters, digits and `-`");
    for value in ["", " ", " a", "a ", "a\tb", "a\r\nb", "ä", "a\0"] {
        let error = policy().meta("a", value).sign(&permanent(), at(NOW)).unwrap_err().to_string();
        assert!(error.contains("is no value of `x-cos-meta-a`"), "{error}");
    }
    refused(
        policy().meta("a", "b\nc"),
        "`b\\nc` is no value of `x-cos-meta-a`: it has visible ASCII characters, with blanks between them",
    );
    refused(policy().meta("a", "1").meta("b", "2").meta("a", "1"), "`x-cos-meta-a` is there twice");
    let longest = 2048 - "x-cos-meta-a".len();
    assert!(policy().meta("a", &"v".repeat(longest)).sign(&permanent(), at(NOW)).is_ok());
    refused(
        policy().meta("a", &"v".repeat(longest + 1)),
        "2049 bytes of `x-cos-meta-*` are too many: names and values have up to 2048",
    );
}

#[test]
fn keys_of_kms() {
    for id in ["", "a/b", "a b", "a\"", "ä", &"a".repeat(65)] {
        let key = Encryption::KmsKey(id.to_owned());
        let error = policy().encryption(key).sign(&permanent(), at(NOW)).unwrap_err().to_string();
        assert!(error.ends_with("is no id of a key of KMS: it has up to 64 letters, digits and `-`"), "{error}");
    }
    refused(
        policy().encryption(Encryption::KmsKey("a b".to_owned())),
        "`a b` is no id of a key of KMS: it has up to 64 letters, digits and `-`",
    );
}

#[test]
fn lives() {
    let lasting = |life: Duration| policy().expiring_in(life);
    refused(lasting(Duration::ZERO), "0 s are too short: a form lives 60 to 86400 s");
    refused(lasting(Duration::from_millis(59_999)), "59 s are too short: a form lives 60 to 86400 s");
    refused(lasting(Duration::from_secs(86_401)), "86401 s are too long: a form lives 60 to 86400 s");
    refused(lasting(Duration::MAX), "18446744073709551615 s are too long: a form lives 60 to 86400 s");
    assert!(lasting(Duration::from_secs(86_400)).sign(&permanent(), at(NOW)).is_ok());
    assert_eq!(
        policy().sign(&temporary(59), at(NOW)).unwrap_err().to_string(),
        "the key that signs has 59 s left: a form lives 60 s or more, and not longer than its key",
    );
    assert_eq!(
        policy().sign(&temporary(0), at(NOW + 1)).unwrap_err().to_string(),
        "the key that signs has 0 s left: a form lives 60 s or more, and not longer than its key",
    );
}

#[test]
fn clocks() {
    let clock = |now: SystemTime| policy().sign(&permanent(), now).map(|form| form.policy().to_owned());
    let wrong = "the clock is before 1970 or after 9999";
    assert_eq!(clock(UNIX_EPOCH - Duration::from_secs(1)).unwrap_err().to_string(), wrong);
    assert_eq!(clock(at(253_402_300_799)).unwrap_err().to_string(), wrong);
    assert_eq!(clock(at(i64::MAX as u64)).unwrap_err().to_string(), wrong);
    assert!(clock(at(253_402_300_799 - 1800)).is_ok());
}

#[test]
fn times_of_a_key() {
    for (start, end) in [(0, 0), (2, 1), (0, 253_402_300_800), (u64::MAX, u64::MAX)] {
        assert_eq!(
            KeyTime::new(start, end).unwrap_err().to_string(),
            format!("`{start};{end}` is no time of a key: the end follows the start, up to 253402300799"),
        );
    }
}

#[test]
fn prefixes_of_content() {
    let refused = |text: &str| MediaPrefix::parse(text).unwrap_err().to_string();
    assert_eq!(
        refused("image/*"),
        "`image/*` is not the prefix of a kind of content: a form compares the start as it stands: leave the star out, as in `image/`",
    );
    for text in ["", "/", "image", "Image/", "image/png", "image//", " image/", "x/"] {
        assert!(
            refused(text)
                .ends_with("the kinds are `application/`, `audio/`, `font/`, `image/`, `model/`, `text/` and `video/`")
        );
    }
    assert_eq!(MediaPrefix::parse("image/"), Ok(MediaPrefix::Image));
    assert_eq!("video/".parse(), Ok(MediaPrefix::Video));
    assert_eq!(MediaPrefix::Text.to_string(), "text/");
}

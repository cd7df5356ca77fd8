//! What is written: policies, fields and JSON, and how long they live.

use std::time::Duration;

use cos_policy::condition::{Acl, MediaType};
use cos_policy::form::{Encryption, FormError, MediaPrefix, PostForm, PostPolicy};
use cos_policy::{Key, KeyScope, MIB, Segment, key};
use serde_json::{Value, json};

use super::{ID, NOW, TOKEN, at, bucket, permanent, temporary};

fn avatar() -> PostPolicy {
    PostPolicy::to(bucket().at(key!("avatars/alice.png")))
        .length(1..=MIB)
        .content_type(MediaType::from_static("image/png"))
}

fn photos() -> PostPolicy {
    PostPolicy::to(bucket().at(key!("photos/alice/*"))).content_type(MediaPrefix::Image).length(0..=MIB)
}

fn fields(form: &PostForm) -> Vec<(&str, &str)> {
    form.fields().collect()
}

#[test]
fn a_form_with_everything() {
    let form = photos()
        .acl(Acl::PublicRead)
        .success_redirect("https://my.website/uploaded")
        .encryption(Encryption::KmsKey("48ba38aa-26c5".to_owned()))
        .meta("user", "alice")
        .meta("album", "summer \"24\" \\ 1")
        .expiring_in(Duration::from_secs(600))
        .sign(&permanent(), at(NOW))
        .unwrap();
    let conditions = [
        r#"{"bucket":"examplebucket-1250000000"}"#,
        r#"["starts-with","$key","photos/alice/"]"#,
        r#"["content-length-range",0,1048576]"#,
        r#"["starts-with","$Content-Type","image/"]"#,
        r#"{"acl":"public-read"}"#,
        r#"{"success_action_redirect":"https://my.website/uploaded"}"#,
        r#"{"x-cos-server-side-encryption":"cos/kms"}"#,
        r#"{"x-cos-server-side-encryption-cos-kms-key-id":"48ba38aa-26c5"}"#,
        r#"{"x-cos-meta-user":"alice"}"#,
        r#"{"x-cos-meta-album":"summer \"24\" \\ 1"}"#,
        r#"{"q-sign-algorithm":"sha1"}"#,
        r#"{"q-ak":"AKIDTMPEXAMPLE"}"#,
        r#"{"q-sign-time":"1700000000;1700000600"}"#,
    ];
    let expected = format!(r#"{{"expiration":"2023-11-14T22:23:20.000Z","conditions":[{}]}}"#, conditions.join(","));
    assert_eq!(form.policy(), expected);
    assert!(serde_json::from_str::<Value>(form.policy()).is_ok());
    assert_eq!(form.expires(), at(NOW + 600));
    let prefixes: Vec<_> = form.starts_with().collect();
    assert_eq!(prefixes, [("key", "photos/alice/"), ("Content-Type", "image/")]);
    let names: Vec<&str> = form.fields().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "acl",
            "success_action_redirect",
            "x-cos-server-side-encryption",
            "x-cos-server-side-encryption-cos-kms-key-id",
            "x-cos-meta-user",
            "x-cos-meta-album",
            "policy",
            "q-sign-algorithm",
            "q-ak",
            "q-key-time",
            "q-signature",
        ]
    );
}

#[test]
fn the_reply_of_a_key_has_all_fields_and_no_prefix() {
    let form = avatar().success_status(201).encryption(Encryption::Cos).sign(&temporary(900), at(NOW)).unwrap();
    let fields: serde_json::Map<String, Value> =
        fields(&form).into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    let expected = json!({
        "url": "https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/",
        "fields": fields,
    });
    assert_eq!(serde_json::to_string(&form).unwrap(), expected.to_string());
    let value = |name: &str| fields[name].as_str().unwrap();
    assert_eq!(value("key"), "avatars/alice.png");
    assert_eq!(value("Content-Type"), "image/png");
    assert_eq!(value("acl"), "private");
    assert_eq!(value("success_action_status"), "201");
    assert_eq!(value("x-cos-server-side-encryption"), "AES256");
    assert_eq!(value("q-sign-algorithm"), "sha1");
    assert_eq!(value("q-ak"), ID);
    assert_eq!(value("q-key-time"), "1700000000;1700000900");
    assert_eq!(value("x-cos-security-token"), TOKEN);
}

#[test]
fn the_reply_of_a_folder_says_what_the_browser_fills() {
    let form = serde_json::to_value(photos().sign(&permanent(), at(NOW)).unwrap()).unwrap();
    assert_eq!(form["starts_with"], json!({"key": "photos/alice/", "Content-Type": "image/"}));
    assert!(form["fields"].get("key").is_none() && form["fields"].get("Content-Type").is_none());
    assert!(form["fields"].get("x-cos-security-token").is_none(), "a permanent key has no token");
}

#[test]
fn a_scope_is_a_place() {
    #[derive(KeyScope)]
    #[key("avatars/{user}.png")]
    struct Avatar {
        user: Segment,
    }
    let own = Avatar { user: Segment::parse("alice").unwrap() };
    let form = PostPolicy::to(bucket().at(&own))
        .length(1..=MIB)
        .content_type(MediaType::from_static("image/png"))
        .sign(&permanent(), at(NOW))
        .unwrap();
    assert_eq!(form.policy(), avatar().sign(&permanent(), at(NOW)).unwrap().policy());
    let parsed = PostPolicy::to(bucket().at(Key::parse("avatars/alice.png").unwrap()));
    let parsed = parsed.length(1..=MIB).content_type(MediaType::parse("image/png").unwrap());
    assert_eq!(parsed.sign(&permanent(), at(NOW)).unwrap().policy(), form.policy());
}

#[test]
fn what_is_given_twice_counts_the_last_time() {
    let twice = avatar()
        .length(0..=9)
        .length(1..=MIB)
        .content_type(MediaPrefix::Text)
        .content_type(MediaType::from_static("image/png"))
        .acl(Acl::PublicRead)
        .acl(Acl::Private)
        .success_redirect("https://a.b/")
        .success_status(204);
    let once = avatar().success_status(204).sign(&permanent(), at(NOW)).unwrap();
    assert_eq!(twice.sign(&permanent(), at(NOW)).unwrap().policy(), once.policy());
}

#[test]
fn a_form_ends_with_its_key() {
    let end = |life: Option<u64>, left: u64| {
        let policy = life.map_or_else(avatar, |life| avatar().expiring_in(Duration::from_secs(life)));
        policy.sign(&temporary(left), at(NOW)).map(|form| form.expires())
    };
    assert_eq!(end(None, 7200), Ok(at(NOW + 1800)), "half an hour unless it is said");
    assert_eq!(end(None, 1800), Ok(at(NOW + 1800)));
    assert_eq!(end(None, 1799), Ok(at(NOW + 1799)));
    assert_eq!(end(Some(900), 60), Ok(at(NOW + 60)));
    assert_eq!(end(Some(60), 7200), Ok(at(NOW + 60)));
    assert_eq!(end(Some(900), 59), Err(FormError::KeyExpires { left: 59 }));
    assert_eq!(end(Some(900), 0), Err(FormError::KeyExpires { left: 0 }));
    let form = avatar().sign(&temporary(100), at(NOW)).unwrap();
    assert!(form.policy().starts_with(r#"{"expiration":"2023-11-14T22:15:00.000Z","#), "{}", form.policy());
    assert!(form.policy().contains(r#"{"q-sign-time":"1700000000;1700000100"}"#), "{}", form.policy());
}

#[test]
fn fractions_of_seconds_never_outlive_the_key() {
    let fraction = Duration::from_millis(999);
    let key = cos_policy::sts::TemporaryKey::new(ID, "s", "t", at(NOW + 100) + fraction).unwrap();
    let form = avatar().sign(&key, at(NOW) + fraction).unwrap();
    assert_eq!(form.expires(), at(NOW + 100));
}

#[test]
fn expirations_are_dates() {
    let text = |now: u64| {
        let form = avatar().expiring_in(Duration::from_secs(60)).sign(&permanent(), at(now)).unwrap();
        form.policy()[15..39].to_owned()
    };
    assert_eq!(text(0), "1970-01-01T00:01:00.000Z");
    assert_eq!(text(951_782_340), "2000-02-29T00:00:00.000Z");
    assert_eq!(text(1_709_164_799), "2024-02-29T00:00:59.000Z");
    assert_eq!(text(4_102_444_739), "2099-12-31T23:59:59.000Z");
    assert_eq!(text(253_402_300_739), "9999-12-31T23:59:59.000Z");
}

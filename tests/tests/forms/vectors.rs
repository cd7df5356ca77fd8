//! What the documents print, byte by byte.

use cos_policy::condition::MediaType;
use cos_policy::form::{KeyTime, PostDocument, PostPolicy, Submission, sign_text};
use cos_policy::sts::PermanentKey;
use cos_policy::{MIB, key};
use serde_json::Value;

use super::{NOW, at, bucket, temporary};

fn vectors() -> Vec<Value> {
    let lines = include_str!("../../data/forms.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text<'v>(vector: &'v Value, name: &str) -> &'v str {
    vector[name].as_str().unwrap()
}

fn key_time(text: &str) -> KeyTime {
    let (start, end) = text.split_once(';').unwrap();
    KeyTime::new(start.parse().unwrap(), end.parse().unwrap()).unwrap()
}

#[test]
fn every_signature_is_reproduced() {
    let vectors = vectors();
    assert_eq!(vectors.len(), 3);
    for vector in vectors {
        let key = PermanentKey::new(text(&vector, "secret_id"), text(&vector, "secret_key")).unwrap();
        let signature = sign_text(text(&vector, "policy_text"), key_time(text(&vector, "key_time")), &key);
        assert_eq!(signature, text(&vector, "signature"), "{}", vector["source"]);
    }
}

#[test]
fn every_policy_is_read_and_stays_what_it_is() {
    for vector in vectors() {
        let document = PostDocument::parse(text(&vector, "policy_text")).unwrap();
        assert_eq!(PostDocument::parse(&document.to_json()).unwrap(), document);
    }
}

/// Both were computed with Python's `hmac`.
#[test]
fn a_long_secret_is_hashed_first() {
    let key = PermanentKey::new("AKID", "k".repeat(80)).unwrap();
    assert_eq!(sign_text("{}", KeyTime::new(1, 2).unwrap(), &key), "9c2200a500a66a8f1e1c7c506557ca2fe137534e");
    let key = PermanentKey::new("AKID", "k".repeat(64)).unwrap();
    assert_eq!(sign_text("{}", KeyTime::new(1, 2).unwrap(), &key), "af6b2643f8982a8db1febf9006ea7d5ae6bead8d");
}

#[test]
fn the_example_of_436_14690_is_satisfied_by_the_form_it_describes() {
    let document = PostDocument::parse(text(&vectors()[0], "policy_text")).unwrap();
    let fields = [
        ("acl", "default"),
        ("key", "folder/subfolder/picture.jpg"),
        ("Content-Type", "image/jpeg"),
        ("success_action_redirect", "https://my.website/uploaded"),
        ("x-cos-server-side-encryption", "AES256"),
        ("q-sign-algorithm", "sha1"),
        ("q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"),
        ("q-key-time", "1567150692;1567157892"),
        ("Cache-Control", "no-cache"), // not named, and accepted
    ];
    let bucket = bucket();
    let sent = |skipped: usize| {
        let kept = fields.iter().enumerate().filter(move |(place, _)| *place != skipped).map(|(_, field)| *field);
        Submission::new(&bucket, 1, at(1_567_150_700)).fields(kept)
    };
    assert_eq!(document.check(&sent(usize::MAX)), Ok(()));
    for (place, (name, _)) in fields.iter().enumerate().take(fields.len() - 1) {
        let refused = document.check(&sent(place)).unwrap_err();
        assert_eq!(refused.to_string(), format!("the field `{name}` is missing"));
    }
}

/// The policy of 436/39963, on the limits of sizes.
#[test]
fn the_example_of_436_39963_bounds_the_length() {
    let document = PostDocument::parse(
        r#"{ "expiration": "2021-12-31T12:00:00Z", "conditions": [
            { "bucket": "examplebucket-1250000000" },
            [ "starts-with", "$key", "exampleobject" ],
            { "q-ak": "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q" },
            { "q-sign-algorithm": "sha1" },
            { "q-sign-time": "1567150692;1567157892" },
            [ "content-length-range", 1, 10 ] ] }"#,
    )
    .unwrap();
    assert_eq!(document.expiration(), at(1_640_952_000));
    let bucket = bucket();
    for length in 0..=12 {
        let sent = Submission::new(&bucket, length, at(1_640_951_999)).fields([
            ("key", "exampleobject"),
            ("q-ak", "AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q"),
            ("q-sign-algorithm", "sha1"),
            ("q-key-time", "1567150692;1567157892"),
        ]);
        assert_eq!(document.check(&sent).is_ok(), (1..=10).contains(&length), "{length}");
    }
}

/// The same policy as the second vector, written canonically, with what it is sent with.
#[test]
fn our_form_is_the_one_of_the_vector() {
    let vectors = vectors();
    let form = PostPolicy::to(bucket().at(key!("upload/2024/01/0123456789abcdef.jpg")))
        .length(1..=5 * MIB)
        .content_type(MediaType::from_static("image/jpeg"))
        .success_status(204)
        .sign(&temporary(900), at(NOW))
        .unwrap();
    let field = |name: &str| form.fields().find(|(other, _)| *other == name).unwrap().1;
    assert_eq!(form.policy(), text(&vectors[2], "policy_text"));
    assert_eq!(field("policy"), text(&vectors[2], "policy_base64"));
    assert_eq!(field("q-signature"), text(&vectors[2], "signature"));
    assert_eq!(field("q-key-time"), text(&vectors[2], "key_time"));
    assert_eq!(PostDocument::parse(form.policy()), PostDocument::parse(text(&vectors[1], "policy_text")));
}

//! A secret is nowhere but in the key, and a token nowhere but in the fields.

use cos_policy::condition::MediaType;
use cos_policy::form::{PostDocument, PostForm, PostPolicy, Submission};
use cos_policy::{MIB, key};

use super::{NOW, SECRET, TOKEN, at, bucket, temporary};

fn form() -> PostForm {
    PostPolicy::to(bucket().at(key!("a.png")))
        .length(1..=MIB)
        .content_type(MediaType::from_static("image/png"))
        .sign(&temporary(900), at(NOW))
        .unwrap()
}

#[test]
fn the_secret_reaches_nothing() {
    let form = form();
    let fields: String = form.fields().map(|(name, value)| format!("{name}={value}\n")).collect();
    for text in [format!("{form:?}{form:#?}"), serde_json::to_string(&form).unwrap(), form.policy().to_owned(), fields]
    {
        assert!(!text.contains(SECRET), "{text}");
    }
}

#[test]
fn debug_shows_neither_token_nor_signature() {
    let form = form();
    let signature = form.fields().find(|(name, _)| *name == "q-signature").unwrap().1;
    let bucket = bucket();
    let sent = Submission::new(&bucket, 1, at(NOW)).fields(form.fields());
    for text in [format!("{form:?}"), format!("{form:#?}")] {
        assert!(!text.contains(TOKEN) && !text.contains(signature), "{text}");
    }
    assert!(!format!("{sent:?}{sent:#?}").contains(TOKEN));
}

#[test]
fn errors_of_a_pinned_token_do_not_show_it() {
    let text = |token: &str| {
        format!(
            r#"{{"expiration":"2030-01-01T00:00:00Z","conditions":[{{"x-cos-security-token":"{token}"}},
            {{"q-sign-algorithm":"sha1"}},{{"q-ak":"a"}},{{"q-sign-time":"1;2"}}]}}"#
        )
    };
    let document = PostDocument::parse(&text("AnotherToken")).unwrap();
    let bucket = bucket();
    let sent = Submission::new(&bucket, 1, at(NOW)).fields([
        ("x-cos-security-token", TOKEN),
        ("q-sign-algorithm", "sha1"),
        ("q-ak", "a"),
        ("q-key-time", "1;2"),
    ]);
    let refused = document.check(&sent).unwrap_err();
    assert_eq!(refused.to_string(), "`x-cos-security-token` is `..`, not `..`");
    let shown = format!("{refused:?}{document:?}");
    assert!(!shown.contains(TOKEN) && !shown.contains("AnotherToken"), "{shown}");
}

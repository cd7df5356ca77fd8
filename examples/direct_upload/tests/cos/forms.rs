//! `POST Object`.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use sha1::{Digest, Sha1};

use crate::client::{Answer, Call, ID, SECRET, TOKEN, call, hex, hmac};
use crate::{World, allow};

const BOUNDARY: &str = "----WebKitFormBoundary7MA4YWxkTrZu0gW";

/// A form, each part of which can be spoilt.
#[derive(Clone)]
pub(crate) struct Form {
    fields: Vec<(String, String)>,
    conditions: Vec<Value>,
    /// Whether the policy names what has to be named.
    pins: bool,
    /// From now, in seconds.
    expiration: i64,
    time: (i64, i64),
    secret: &'static str,
    file_name: String,
    file: Vec<u8>,
    /// Behind the file.
    tail: Vec<(String, String)>,
}

pub(crate) fn form(key: &str) -> Form {
    Form {
        fields: vec![("key".to_owned(), key.to_owned())],
        conditions: Vec::new(),
        pins: true,
        expiration: 600,
        time: (-60, 600),
        secret: SECRET,
        file_name: "cat.jpg".to_owned(),
        file: b"meow".to_vec(),
        tail: Vec::new(),
    }
}

fn now() -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap()
}

fn iso_8601(seconds: i64) -> String {
    let time = time::OffsetDateTime::from_unix_timestamp(seconds).unwrap();
    let (hour, minute, second) = time.to_hms();
    format!("{}T{hour:02}:{minute:02}:{second:02}.000Z", time.date())
}

impl Form {
    fn field(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    fn when(mut self, condition: Value) -> Self {
        self.conditions.push(condition);
        self
    }

    pub(crate) fn call(&self) -> Call {
        let time = format!("{};{}", now() + self.time.0, now() + self.time.1);
        let mut conditions = self.conditions.clone();
        let pinned = [json!({"q-sign-algorithm": "sha1"}), json!({"q-ak": ID}), json!({"q-sign-time": time})];
        conditions.extend(pinned.into_iter().filter(|_| self.pins));
        let policy = json!({"expiration": iso_8601(now() + self.expiration), "conditions": conditions}).to_string();
        let signature = hmac(&hmac(self.secret, &time), &hex(&Sha1::digest(&policy)));
        let signed = [
            ("policy", STANDARD.encode(policy)),
            ("q-sign-algorithm", "sha1".to_owned()),
            ("q-ak", ID.to_owned()),
            ("q-key-time", time),
            ("q-signature", signature),
            ("x-cos-security-token", TOKEN.to_owned()),
        ];
        let signed = signed.map(|(name, value)| (name.to_owned(), value));
        self.post(signed.iter().chain(&self.fields))
    }

    fn post<'f>(&'f self, fields: impl Iterator<Item = &'f (String, String)>) -> Call {
        let field = |(name, value): &(String, String)| {
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let head = format!(
            "{}--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{}\"\r\nContent-Type: image/gif\r\n\r\n",
            fields.map(field).collect::<String>(),
            self.file_name
        );
        let tail = format!("\r\n{}--{BOUNDARY}--\r\n", self.tail.iter().map(field).collect::<String>());
        let body = [head.as_bytes(), &self.file, tail.as_bytes()].concat();
        let post = Call { authorization: Some(String::new()), ..call("POST", "/") };
        post.header("content-type", format!("multipart/form-data; boundary={BOUNDARY}")).body(body)
    }

    async fn send(&self, world: &World) -> Answer {
        self.call().send(&world.cos).await
    }
}

async fn world() -> World {
    World::new(json!([allow(&["name/cos:PostObject", "name/cos:GetObject"], "a/*")])).await
}

#[tokio::test]
async fn a_form_stores_its_file() {
    let world = world().await;
    let form = form("a/1").field("Content-Type", "image/jpeg").field("x-cos-meta-by", "alice");
    let answer = form.send(&world).await.served();
    assert_eq!((answer.status, answer.body.len()), (204, 0));
    let got = call("GET", "/a/1").send(&world.cos).await.served();
    assert_eq!((got.text(), got.header("content-type")), ("meow", Some("image/jpeg")));
    assert_eq!(got.header("x-cos-meta-by"), Some("alice"));
    assert_eq!(got.header("x-cos-hash-crc64ecma"), answer.header("x-cos-hash-crc64ecma"));
    let large = Form { file: crate::objects::text(300_000), ..super::forms::form("a/2") };
    large.send(&world).await.served();
    assert!(call("GET", "/a/2").send(&world.cos).await.body == large.file);
}

#[tokio::test]
async fn the_answer_is_what_the_form_asks_for() {
    let world = world().await;
    let created = form("a/1").field("success_action_status", "201").send(&world).await;
    assert_eq!((created.status, created.one("Key"), created.one("Bucket")), (201, "a/1", "examplebucket-1250000000"));
    assert_eq!(form("a/1").field("success_action_status", "200").send(&world).await.status, 200);
    let moved = form("a/1").field("success_action_redirect", "https://my.website/done").send(&world).await;
    let location = "https://my.website/done?bucket=examplebucket-1250000000&key=a%2F1&etag=%22";
    assert!(moved.status == 303 && moved.header("location").unwrap().starts_with(location));
}

/// M9: the final key is judged, by the policy of the form and by that of the key.
#[tokio::test]
async fn the_key_is_that_after_the_file_name() {
    let world = world().await;
    let named = |file_name: &str| Form { file_name: file_name.to_owned(), ..form("a/${filename}") };
    named("cat.jpg").send(&world).await.served();
    assert_eq!(call("GET", "/a/cat.jpg").send(&world.cos).await.text(), "meow");
    named("../bob/x").send(&world).await.served();
    assert_eq!(call("GET", "/a/../bob/x").send(&world.cos).await.text(), "meow");
    let free = |file_name: &str| Form { file_name: file_name.to_owned(), ..form("${filename}") };
    free("a/x").send(&world).await.served();
    assert_eq!(free("b/x").send(&world).await.error(), (403, "AccessDenied"));
    let pinned = |key: &str| form("a/${filename}").when(json!({ "key": key }));
    assert_eq!(pinned("a/${filename}").send(&world).await.error(), (403, "AccessDenied"));
    pinned("a/cat.jpg").send(&world).await.served();
}

#[tokio::test]
async fn a_form_needs_its_own_action() {
    let world = World::new(json!([allow(&["name/cos:PutObject"], "*")])).await;
    assert_eq!(form("a/1").send(&world).await.error(), (403, "AccessDenied"));
}

#[tokio::test]
async fn the_policy_of_the_form_binds() {
    let world = world().await;
    let denied = (403, "AccessDenied");
    let other_acl = form("a/1").field("x-cos-acl", "private");
    let form = || form("a/1").field("Content-Type", "image/png").field("acl", "private");
    for (form, expected) in [
        (form().when(json!(["starts-with", "$key", "a/"])), None),
        (form().when(json!(["starts-with", "$key", "b/"])), Some(denied)),
        (form().when(json!(["eq", "$key", "a/1"])), None),
        (form().when(json!({"key": "a/2"})), Some(denied)),
        (form().when(json!({"bucket": "examplebucket-1250000000"})), None),
        (form().when(json!({"bucket": "other-1250000000"})), Some(denied)),
        (form().when(json!(["starts-with", "$Content-Type", "image/"])), None),
        (form().when(json!(["starts-with", "$Content-Type", "image/*"])), Some(denied)),
        (form().when(json!({"Cache-Control": "x"})), Some(denied)),
        (form().when(json!({"acl": "private"})), None),
        (form().when(json!({"acl": "public-read"})), Some(denied)),
        (form().when(json!({"x-cos-acl": "private"})), Some(denied)),
        (other_acl.when(json!({"x-cos-acl": "private"})), None),
        (form().when(json!({"acl": "private"})).field("x-cos-acl", "public-read"), Some(denied)),
        (form().when(json!(["content-length-range", 4, 4])), None),
        (form().when(json!(["content-length-range", 5, 9])), Some((400, "EntityTooSmall"))),
        (form().when(json!(["content-length-range", 0, 3])), Some((400, "EntityTooLarge"))),
        (form().when(json!(["content-length-range", 0])), Some((400, "InvalidPolicyDocument"))),
        (form().when(json!(["starts-with", "$bucket", "e"])), Some((400, "InvalidPolicyDocument"))),
        (form().when(json!({"a": "b", "c": "d"})), Some((400, "InvalidPolicyDocument"))),
        (Form { pins: false, ..form() }, Some((400, "InvalidPolicyDocument"))),
        (Form { expiration: -1, ..form() }, Some(denied)),
        (Form { time: (-60, -1), ..form() }, Some(denied)),
        (Form { secret: "another", ..form() }, Some((403, "SignatureDoesNotMatch"))),
        (form().field("KEY", "a/2"), Some(denied)),
        (form().field("x-cos-acl", "public-read"), Some(denied)),
        (Form { tail: vec![("acl".to_owned(), "private".to_owned())], ..form() }, Some(denied)),
    ] {
        let answer = form.send(&world).await;
        let found = (answer.status != 204).then(|| answer.error());
        assert_eq!(found, expected, "{:?}", form.conditions);
    }
}

#[tokio::test]
async fn what_is_no_signed_form() {
    let world = world().await;
    let form = form("a/1");
    let unsigned = form.post(form.fields.iter());
    assert_eq!(unsigned.send(&world.cos).await.error(), (403, "AccessDenied"));
    let no_form = Call { authorization: Some(String::new()), ..call("POST", "/").body("x") };
    assert_eq!(no_form.send(&world.cos).await.error(), (400, "MalformedPOSTRequest"));
    let mut cut = form.call();
    cut.body.truncate(cut.body.len() - 10);
    assert_eq!(cut.send(&world.cos).await.error(), (400, "MalformedPOSTRequest"));
    let both = form.call().header("x-cos-security-token", TOKEN);
    assert_eq!(both.send(&world.cos).await.error(), (403, "AccessDenied"));
    let no_key = Form { fields: Vec::new(), ..form };
    assert_eq!(no_key.send(&world).await.error(), (400, "MalformedPOSTRequest"));
    assert_eq!(call("GET", "/a/1").send(&world.cos).await.status, 404);
}

/// `cos:x-cos-acl` of a form could be its header or its field: where that makes a difference it is refused.
#[tokio::test]
async fn both_readings_of_the_context_must_be_allowed() {
    let open = json!({
        "effect": "deny", "action": "*", "resource": "*",
        "condition": {"string_not_equal": {"cos:x-cos-acl": "private"}},
    });
    let world = World::new(json!([allow(&["name/cos:PostObject"], "a/*"), open])).await;
    form("a/1").send(&world).await.served();
    form("a/1").field("x-cos-acl", "private").send(&world).await.served();
    for name in ["acl", "x-cos-acl"] {
        assert_eq!(form("a/1").field(name, "public-read").send(&world).await.error(), (403, "AccessDenied"));
    }
}

/// The length is that of the whole form.
#[tokio::test]
async fn the_length_of_a_form_counts_all_of_it() {
    let limited = |most: u64| {
        let mut statement = allow(&["name/cos:PostObject"], "a/*");
        statement["condition"] = json!({"numeric_less_than_equal": {"cos:content-length": most}});
        json!([statement])
    };
    let length = form("a/1").call().body.len() as u64;
    form("a/1").send(&World::new(limited(length)).await).await.served();
    assert_eq!(form("a/1").send(&World::new(limited(length - 1)).await).await.error(), (403, "AccessDenied"));
}

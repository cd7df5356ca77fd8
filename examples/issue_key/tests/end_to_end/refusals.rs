//! Who gets nothing, and what is said.

use std::net::TcpListener;

use axum::http::uri::Scheme;
use cos_policy::sts::{Endpoint, PermanentKey};
use issue_key::sts_stand_in::StsStandIn;
use serde_json::json;

use crate::{Answer, World};

#[track_caller]
fn assert_refused(answer: &Answer, status: u16, sentence: &str) {
    assert_eq!((answer.status, &answer.body), (status, &json!({ "error": sentence })));
}

#[tokio::test]
async fn nobody_is_logged_in() {
    let world = World::start().await;
    let mut browser = world.browser();
    for cookie in [None, Some("__Host-session=".to_owned()), Some(format!("__Host-session={}", "0".repeat(32)))] {
        browser.cookie = cookie;
        for (path, body) in [("/uploads", json!({"file_name": "a.jpg"})), ("/files", json!({}))] {
            assert_refused(&browser.post(path, body).await, 401, "nobody is logged in: POST /login first");
        }
    }
    assert_eq!(world.sts.count(), 0);
}

#[tokio::test]
async fn a_wrong_password() {
    let world = World::start().await;
    for (user, password) in [("alice", "builder"), ("alice", ""), ("carol", "wonderland"), ("*", "wonderland")] {
        let answer = world.browser().post("/login", json!({"user": user, "password": password})).await;
        assert_refused(&answer, 401, "no user has this name and this password");
        assert!(!answer.headers.contains_key("set-cookie"));
    }
}

#[tokio::test]
async fn the_folder_of_another_user() {
    let world = World::start().await;
    let browser = world.browser_of("alice").await;
    for folder in ["bob", "alice2", "Alice"] {
        for (path, body) in [
            ("/uploads", json!({"folder": folder, "file_name": "a.jpg"})),
            ("/uploads?form=flat", json!({"folder": folder, "file_name": "a.jpg"})),
            ("/files", json!({"folder": folder})),
        ] {
            assert_refused(&browser.post(path, body).await, 403, "this folder is another user's");
        }
    }
    assert_eq!(world.sts.count(), 0);
    let answer = browser.post("/files", json!({"folder": "alice"})).await;
    assert_eq!((answer.status, world.sts.count()), (200, 1));
}

#[tokio::test]
async fn a_folder_that_is_no_name() {
    let world = World::start().await;
    let browser = world.browser_of("alice").await;
    let rule = "a segment holds ASCII letters, digits, `_`, `-`, and `.` inside";
    let star = format!("`*` at byte 0 of `*` is a wildcard: {rule}");
    assert_refused(&browser.post("/files", json!({"folder": "*"})).await, 400, &star);
    for folder in ["../bob", "..", "", "alice/", "al%69ce", "${user}"] {
        let answer = browser.post("/files", json!({"folder": folder})).await;
        assert_eq!(answer.status, 400, "{folder}");
        assert!(answer.body["error"].is_string());
    }
    assert_eq!(world.sts.count(), 0);
}

#[tokio::test]
async fn a_file_name_without_an_extension_to_take() {
    let world = World::start().await;
    let browser = world.browser_of("alice").await;
    let allowed = "allowed are `avif`, `bmp`, `gif`, `heic`, `jpeg`, `jpg`, `png`, `webp`";
    for (name, sentence) in [
        ("a.*", format!("the extension of `a.*` holds a wildcard: {allowed}")),
        (".htaccess", format!("`.htaccess` has nothing before its last dot, so no extension: {allowed}")),
        ("x.svg", format!("the extension of `x.svg` is not on the list: {allowed}")),
        ("../a.jpg", "`../a.jpg` is a path: a file name has no slash and no backslash".to_owned()),
    ] {
        let answer = browser.post("/uploads", json!({"file_name": name})).await;
        assert_refused(&answer, 400, &sentence);
    }
    assert_eq!(world.sts.count(), 0);
}

#[tokio::test]
async fn every_extension_that_is_allowed() {
    let world = World::start().await;
    let browser = world.browser_of("alice").await;
    for extension in ["avif", "bmp", "gif", "heic", "jpeg", "jpg", "png", "webp"] {
        let answer = browser.post("/uploads", json!({"file_name": format!("a.{extension}")})).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        assert!(answer.key().ends_with(extension));
    }
}

#[tokio::test]
async fn a_request_that_is_not_in_order() {
    let world = World::start().await;
    let browser = world.browser_of("alice").await;
    let json_type = ("content-type", "application/json");
    for (path, headers, body, status) in [
        ("/uploads", vec![json_type], "{", 400),
        ("/uploads", vec![json_type], "{}", 422),
        ("/uploads?form=round", vec![json_type], r#"{"file_name":"a.jpg"}"#, 400),
        ("/files", vec![], "{}", 415),
        ("/nothing", vec![json_type], "{}", 404),
    ] {
        let answer = browser.send(path, &headers, body.to_owned()).await;
        assert_eq!(answer.status, status, "{path} {body}");
        assert!(answer.body["error"].is_string(), "{}", answer.body);
    }
    let long = json!({"file_name": "a".repeat(5000)});
    assert_eq!(browser.post("/uploads", long).await.status, 413);
    let got = reqwest::get(format!("{}/files", world.url)).await.unwrap();
    assert_eq!(got.status().as_u16(), 405);
    assert_eq!(got.text().await.unwrap(), r#"{"error":"only POST is answered"}"#);
}

#[tokio::test]
async fn sts_says_no() {
    let sts = StsStandIn::start().await.unwrap();
    let (endpoint, key) = (sts.endpoint().clone(), PermanentKey::new(sts.key().id(), "another").unwrap());
    let world = World::with(sts, endpoint, key).await;
    let answer = world.browser_of("alice").await.post("/files", json!({})).await;
    let sentence = "no key can be made: whoever runs the service finds the reason in its log";
    assert_refused(&answer, 502, sentence);
}

#[tokio::test]
async fn sts_is_down() {
    let sts = StsStandIn::start().await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = Endpoint::at(Scheme::HTTP, listener.local_addr().unwrap().to_string().parse().unwrap());
    std::thread::spawn(move || listener.incoming().for_each(drop));
    let key = sts.key().clone();
    let world = World::with(sts, endpoint, key).await;
    let answer = world.browser_of("alice").await.post("/files", json!({})).await;
    assert_refused(&answer, 503, "no key can be made just now: try again later");
}

//! What the keys and forms are for.

use std::time::SystemTime;

use cos_policy::analysis::{Verdict, disjoint};
use cos_policy::form::{PostDocument, Submission};
use cos_policy::{Document, Key, Request, action, assert_grants_exactly, scenarios};
use serde_json::{Value, json};

use crate::{Answer, World, bucket};

const MIB: u64 = 1024 * 1024;

/// Each route with a body, and whether it is for one object.
fn routes() -> [(&'static str, Value); 4] {
    let file = json!({"file_name": "holiday.png"});
    [("/keys/picture", file.clone()), ("/keys/parts", file.clone()), ("/forms", file), ("/keys/gallery", json!({}))]
}

fn allows(policy: &Document, request: &Request) -> bool {
    policy.decide(request).is_allow()
}

/// The object that an answer is for.
fn object(answer: &Answer) -> String {
    let body = answer.json();
    let key = body["key"]["Key"].as_str().or(body["form"]["fields"]["key"].as_str()).unwrap();
    assert!(key.starts_with("files/alice/") && key.ends_with(".png"), "{key}");
    key.to_owned()
}

#[tokio::test]
async fn a_picture() {
    let world = World::start().await;
    let answer = world.browser_of("alice").await.post("/keys/picture", json!({"file_name": "holiday.PNG"})).await;
    let (_, policy) = world.session(&answer);
    let key = object(&answer);
    assert_eq!(answer.json()["content_type"], "image/png");
    assert_eq!(answer.json()["key"]["ScopeLimit"], true);

    let put = |size: u64, kind: &str| {
        let request = Request::object(action::PutObject, &bucket(), &key);
        request.with("cos:content-length", size).with("cos:content-type", kind)
    };
    assert!(allows(&policy, &put(5 * MIB, "image/png")));
    assert!(!allows(&policy, &put(5 * MIB + 1, "image/png")));
    assert!(!allows(&policy, &put(1, "image/svg+xml")));
    assert!(!allows(&policy, &put(1, "image/png").with("cos:x-cos-acl", "public-read")));
    assert!(!allows(&policy, &Request::object(action::PutObject, &bucket(), &key)));
    let key = Key::parse(&key).unwrap();
    let most = scenarios! { in bucket(); PutObject; bucket().at(&key) => yes; };
    policy.grants_at_most(&most).unwrap();
}

#[tokio::test]
async fn an_upload_in_parts() {
    let world = World::start().await;
    let answer = world.browser_of("alice").await.post("/keys/parts", json!({"file_name": "holiday.png"})).await;
    let (_, policy) = world.session(&answer);
    let key = Key::parse(&object(&answer)).unwrap();

    let part =
        |size: u64| Request::object(action::UploadPart, &bucket(), key.as_str()).with("cos:content-length", size);
    assert!(allows(&policy, &part(8 * MIB)) && !allows(&policy, &part(8 * MIB + 1)));
    for whole in ["InitiateMultipartUpload", "CompleteMultipartUpload", "ListParts", "AbortMultipartUpload"] {
        assert!(allows(&policy, &Request::object(whole, &bucket(), key.as_str())), "{whole}");
    }
    assert!(allows(&policy, &Request::listing(action::ListMultipartUploads, &bucket(), key.as_str())));
    let most = scenarios! {
        in bucket();
                             UploadPart InitiateMultipartUpload CompleteMultipartUpload ListParts ListMultipartUploads AbortMultipartUpload;
        bucket().at(&key) => yes        yes                     yes                     yes       yes                  yes;
    };
    policy.grants_at_most(&most).unwrap();
}

#[tokio::test]
async fn a_gallery() {
    let world = World::start().await;
    let answer = world.browser_of("alice").await.post("/keys/gallery", json!({})).await;
    let intended = scenarios! {
        in bucket();
                           GetBucket GetObject DeleteObject;
        "files/alice/*" => yes       yes       yes;
    };
    assert_grants_exactly!(world.session(&answer).1, intended);
    assert_eq!((answer.json().get("content_type"), answer.json()["key"].get("Key")), (None, None));
}

#[tokio::test]
async fn a_form() {
    let world = World::start().await;
    let answer = world.browser_of("alice").await.post("/forms", json!({"file_name": "holiday.png"})).await;
    let (session, policy) = world.session(&answer);
    assert!(!answer.text.contains(&session.secret), "the secret stays with the service");
    let key = object(&answer);
    let form = PostDocument::parse(answer.json()["form_policy"].as_str().unwrap()).unwrap();
    let fields = answer.json()["form"]["fields"].clone();
    let sent = |changed: &str, value: &str, length: u64| {
        let bucket = bucket();
        let mut submission = Submission::new(&bucket, length, SystemTime::now());
        for (name, own) in fields.as_object().unwrap() {
            submission = submission.field(name, if name == changed { value } else { own.as_str().unwrap() });
        }
        form.check(&submission).is_ok()
    };
    assert!(sent("", "", 5 * MIB));
    assert!(!sent("", "", 5 * MIB + 1));
    assert!(!sent("key", "files/bob/a.png", 1));
    assert!(!sent("Content-Type", "text/html", 1));

    let post = Request::object(action::PostObject, &bucket(), &key);
    assert!(allows(&policy, &post.with("cos:content-length", 5 * MIB + 3000)));
    let key = Key::parse(&key).unwrap();
    let most = scenarios! { in bucket(); PostObject; bucket().at(&key) => yes; };
    policy.grants_at_most(&most).unwrap();
}

#[tokio::test]
async fn nothing_is_in_the_keys_of_two_users() {
    let world = World::start().await;
    let (alice, bob) = (world.browser_of("alice").await, world.browser_of("bob").await);
    for (path, body) in routes() {
        for (other_path, other_body) in routes() {
            let one = world.session(&alice.post(path, body.clone()).await).1;
            let other = world.session(&bob.post(other_path, other_body).await).1;
            assert!(matches!(disjoint(&one, &other), Verdict::Holds), "{path} {other_path}");
        }
    }
}

#[tokio::test]
async fn the_folder_of_another_user() {
    let world = World::start().await;
    let alice = world.browser_of("alice").await;
    for (path, mut body) in routes() {
        body["folder"] = json!("bob");
        alice.post(path, body.clone()).await.assert_refused(403, "this folder is another user's");
        body["folder"] = json!("../bob");
        assert_eq!(alice.post(path, body).await.status, 400);
    }
    assert_eq!(world.sts.count(), 0);
}

#[tokio::test]
async fn nobody_is_logged_in() {
    let world = World::start().await;
    let browser = world.browser();
    for (path, body) in routes().into_iter().chain([("/place", json!({}))]) {
        browser.post(path, body).await.assert_refused(401, "nobody is logged in: POST /login first");
    }
    assert_eq!(world.sts.count(), 0);
}

#[tokio::test]
async fn a_file_that_is_not_taken() {
    let world = World::start().await;
    let alice = world.browser_of("alice").await;
    for (path, name) in
        [("/keys/picture", "a.svg"), ("/keys/picture", "a.*"), ("/keys/parts", "a.html"), ("/forms", "a.mp4")]
    {
        let answer = alice.post(path, json!({"file_name": name})).await;
        assert_eq!(answer.status, 400, "{path} {name}");
        assert!(answer.json()["error"].as_str().unwrap().contains("allowed are"));
    }
    assert_eq!(alice.post("/keys/parts", json!({"file_name": "a.mp4"})).await.status, 200);
}

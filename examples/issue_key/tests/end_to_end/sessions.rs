//! Logins, and pages of other sites.

use serde_json::json;

use crate::World;

#[tokio::test]
async fn the_cookie_is_for_this_site_alone() {
    let world = World::start().await;
    let answer = world.browser().post("/login", json!({"user": "alice", "password": "wonderland"})).await;
    let cookie = answer.headers["set-cookie"].to_str().unwrap();
    let (id, flags) = cookie.strip_prefix("__Host-session=").unwrap().split_once("; ").unwrap();
    assert_eq!((id.len(), flags), (32, "HttpOnly; SameSite=Strict; Secure; Path=/"));
    assert_ne!(world.browser_of("alice").await.cookie, world.browser_of("alice").await.cookie);
}

#[tokio::test]
async fn a_logout_ends_the_session() {
    let world = World::start().await;
    let browser = world.browser_of("alice").await;
    assert_eq!(browser.post("/files", json!({})).await.status, 200);
    let answer = browser.post("/logout", json!({})).await;
    assert!(answer.headers["set-cookie"].to_str().unwrap().contains("Max-Age=0"));
    assert_eq!(browser.post("/files", json!({})).await.status, 401);
}

#[tokio::test]
async fn a_login_ends_the_session_before_it() {
    let world = World::start().await;
    let browser = world.browser_of("alice").await;
    let answer = browser.post("/login", json!({"user": "bob", "password": "builder"})).await;
    assert_eq!(answer.status, 204);
    assert_eq!(browser.post("/files", json!({})).await.status, 401);
}

#[tokio::test]
async fn a_page_of_another_site_gets_nothing() {
    let world = World::start().await;
    let browser = world.browser_of("alice").await;
    for (site, status) in [("cross-site", 403), ("same-site", 403), ("same-origin", 200), ("none", 200)] {
        let headers = [("content-type", "application/json"), ("sec-fetch-site", site)];
        assert_eq!(browser.send("/files", &headers, "{}".to_owned()).await.status, status, "{site}");
    }
    // What a form of HTML can send is no JSON.
    let login = r#"{"user":"alice","password":"wonderland"}"#;
    for form in ["text/plain", "application/x-www-form-urlencoded"] {
        assert_eq!(world.browser().send("/login", &[("content-type", form)], login.to_owned()).await.status, 415);
    }
}

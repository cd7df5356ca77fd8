//! What is said of a policy.

use reqwest::Method;
use serde_json::json;

use crate::{Answer, World};

const POLICY: &str = r#"{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:PutObject"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/files/alice/a.png"]}]}"#;

#[tokio::test]
async fn a_sentence_for_each_check() {
    let world = World::start().await;
    let request = |action: &str, key: &str| json!({"action": format!("name/cos:{action}"), "bucket": "examplebucket-1250000000", "region": "ap-guangzhou", "key": key});
    let requests = [request("GetObject", "files/bob/a.png"), request("PutObject", "files/alice/a.png")];
    let alice = world.browser_of("alice").await;
    let answer = alice.post("/explain", json!({"policy": POLICY, "requests": requests})).await;
    let resource = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000";
    assert_eq!(
        answer.json(),
        json!([
            {
                "request": format!("name/cos:GetObject on {resource}/files/bob/a.png"),
                "outcome": "implicit_deny",
                "sentence": "implicit_deny: no statement allows name/cos:GetObject",
            },
            {
                "request": format!("name/cos:PutObject on {resource}/files/alice/a.png"),
                "outcome": "allow",
                "sentence": "allow: allowed by statement[0]",
            },
        ])
    );
}

#[tokio::test]
async fn a_matrix_for_a_frame() {
    let world = World::start().await;
    let answer = ask_matrix(&world, POLICY).await;
    assert_eq!((answer.status, &answer.headers["content-type"]), (200, &"text/html; charset=utf-8".parse().unwrap()));
    assert!(answer.text.contains("PutObject") && answer.text.contains("files/<wbr>alice/<wbr>a.png"));
    let security = answer.headers["content-security-policy"].to_str().unwrap();
    assert!(security.starts_with("default-src 'none';") && security.ends_with("frame-ancestors 'self'"));
}

#[tokio::test]
async fn what_is_no_policy() {
    let world = World::start().await;
    let answer = ask_matrix(&world, r#"{"version":"2.0"}"#).await;
    assert_eq!(answer.status, 400);
    let alice = world.browser_of("alice").await;
    let answer = alice.post("/explain", json!({"policy": "{", "requests": []})).await;
    assert_eq!(answer.status, 400);
    let answer = alice.post("/explain", json!({"policy": " ".repeat(17_000), "requests": []})).await;
    assert_eq!(answer.status, 413);
}

async fn ask_matrix(world: &World, policy: &str) -> Answer {
    let encoded: String = policy.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let request = world.browser_of("alice").await.request(Method::POST, "/matrix");
    Answer::to(request.header("content-type", "application/x-www-form-urlencoded").body(format!("policy={encoded}")))
        .await
}

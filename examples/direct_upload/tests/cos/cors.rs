//! What browsers ask before.

use serde_json::json;

use crate::client::{Call, call};
use crate::{World, everything};

fn preflight(origin: &str, method: &str) -> Call {
    let call = Call { authorization: Some(String::new()), ..call("OPTIONS", "/a") };
    call.header("origin", origin).header("access-control-request-method", method)
}

#[tokio::test]
async fn an_origin_of_the_rule_may_ask() {
    let world = World::new(json!([])).await;
    let asked =
        preflight("https://my.website", "PUT").header("access-control-request-headers", "authorization,x-cos-acl");
    let answer = asked.send(&world.cos).await.served();
    assert_eq!(answer.header("access-control-allow-origin"), Some("https://my.website"));
    assert_eq!(answer.header("access-control-allow-headers"), Some("authorization,x-cos-acl"));
    assert!(answer.header("access-control-allow-methods").unwrap().contains("PUT"));
    assert_eq!(answer.header("access-control-max-age"), Some("600"));
}

#[tokio::test]
async fn others_may_not() {
    let world = World::new(json!([])).await;
    let no_method = Call { authorization: Some(String::new()), ..call("OPTIONS", "/a") };
    for call in [
        preflight("https://other.website", "PUT"),
        preflight("https://my.website", "PATCH"),
        no_method.header("origin", "https://my.website"),
    ] {
        let answer = call.send(&world.cos).await;
        assert_eq!(answer.error(), (403, "AccessForbidden"));
    }
}

/// The page can read errors as well.
#[tokio::test]
async fn answers_are_marked_for_the_origin() {
    let world = World::new(json!([everything()])).await;
    for (origin, marked) in [("https://my.website", Some("https://my.website")), ("https://other.website", None)] {
        for method in ["PUT", "PATCH"] {
            let answer = call(method, "/a").header("origin", origin).body("x").send(&world.cos).await;
            assert_eq!(answer.header("access-control-allow-origin"), marked);
            let exposed = answer.header("access-control-expose-headers").is_some_and(|names| names.contains("ETag"));
            assert_eq!(exposed, marked.is_some());
        }
    }
}

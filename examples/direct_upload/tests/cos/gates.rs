//! Each gate that lies answers something otherwise than an honest one.

use std::collections::BTreeMap;

use direct_upload::cos::Gate;
use serde_json::{Value, json};

use crate::client::{Call, call};
use crate::forms::form;
use crate::{World, allow, at};

/// What finds a gate out: a policy, and a request.
fn case(gate: Gate) -> Option<(Value, Call)> {
    let put = || call("PUT", "/a").body("x");
    let when = |action: &str, condition: Value| json!({"effect": "allow", "action": action, "resource": at("*"), "condition": condition});
    let typed = || json!([when("name/cos:PutObject", json!({"string_like": {"cos:content-type": "image/*"}}))]);
    let two = |first: &str, last: &str| put().header("content-type", first).header("content-type", last);
    let get = || json!([allow(&["name/cos:GetObject"], "a/*")]);
    let source = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/secret";
    Some(match gate {
        Gate::Honest => return None,
        Gate::AllowAll => (get(), call("GET", "/b")),
        Gate::FormAsPut => (json!([allow(&["name/cos:PutObject"], "a/*")]), form("a/1").call()),
        Gate::FormKeyBeforeFilename => (json!([allow(&["name/cos:PostObject"], "$*")]), form("${filename}").call()),
        Gate::DenyAll => (get(), call("GET", "/a/1")),
        Gate::FoldBeforeCheck => (get(), call("GET", "/a/../b")),
        Gate::FoldAfterCheck => (json!([allow(&["name/cos:PutObject"], "a/*")]), call("PUT", "/a/../b").body("x")),
        Gate::DecodeTwice => (get(), call("GET", "/%2561/1")),
        Gate::IgnoreCase => (get(), call("GET", "/A/1")),
        Gate::TrimDots => (json!([allow(&["name/cos:GetObject"], "a")]), call("GET", "/a.")),
        Gate::StarNotEmpty => (get(), call("GET", "/a/")),
        Gate::StarWithinSegment => (get(), call("GET", "/a/b/c")),
        Gate::ListingAsBucket => (json!([allow(&["name/cos:GetBucket"], "a/*")]), call("GET", "/?prefix=a%2F")),
        Gate::CopyOneCheck => (
            json!([allow(&["name/cos:PutObject", "name/cos:PutObjectCopy"], "a")]),
            call("PUT", "/a").header("x-cos-copy-source", source),
        ),
        Gate::HeadAsGet => (get(), call("HEAD", "/a/1")),
        Gate::DeleteFirstOnly => (
            json!([allow(&["name/cos:DeleteObject"], "a")]),
            call("POST", "/?delete")
                .body("<Delete><Object><Key>a</Key></Object><Object><Key>b</Key></Object></Delete>"),
        ),
        Gate::FirstHeader => (typed(), two("image/png", "text/html")),
        Gate::LastHeader => (typed(), two("text/html", "image/png")),
        Gate::EmptyHeaderPresent => {
            let denied = json!({
                "effect": "deny", "action": "*", "resource": "*",
                "condition": {"string_not_equal": {"cos:x-cos-acl": "private"}},
            });
            (json!([allow(&["name/cos:PutObject"], "a"), denied]), put().header("x-cos-acl", ""))
        }
        Gate::ChunkedIsZero => (
            json!([when("name/cos:PutObject", json!({"numeric_less_than": {"cos:content-length": 5}}))]),
            Call { chunked: true, ..put() },
        ),
        Gate::AbsentIsTrue => (typed(), put()),
        Gate::AbsentIsUnequal => {
            (json!([when("name/cos:PutObject", json!({"string_not_equal": {"cos:content-type": "text/html"}}))]), put())
        }
        Gate::RawQuery => (
            json!([when("name/cos:GetObject", json!({"string_equal": {"cos:response-content-type": "a%2Fb"}}))]),
            call("GET", "/a?response-content-type=a%2fb"),
        ),
        Gate::UnknownAllowed => (json!([allow(&["name/cos:GetObject"], "*/b")]), call("GET", "/a/b")),
        gate => panic!("no case for {gate:?}"),
    })
}

/// Status and errors, and what is there afterwards.
async fn play(gate: Gate, policy: &Value, call: &Call) -> (u16, usize, Vec<String>) {
    let world = World::with(policy.clone(), gate).await;
    let answer = call.clone().send(&world.cos).await;
    let errors = answer.text().matches("<Error>").count();
    let objects = world.directory.path().join("examplebucket-1250000000.ap-guangzhou/objects");
    let files = std::fs::read_dir(objects).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    (answer.status, errors, files.collect())
}

#[tokio::test]
async fn each_lie_is_found_by_its_case() {
    let mut found = BTreeMap::new();
    for gate in Gate::ALL {
        let Some((policy, call)) = case(gate) else { continue };
        let (honest, lie) = (play(Gate::Honest, &policy, &call).await, play(gate, &policy, &call).await);
        assert_ne!(honest, lie, "{gate:?}");
        found.insert(format!("{gate:?}"), (honest, lie));
    }
    assert_eq!(found.len(), Gate::ALL.len() - 1);
}

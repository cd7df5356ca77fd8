//! What policies allow, and what they refuse, as requests.

use serde_json::{Value, json};

use crate::client::{Call, call};
use crate::{World, allow, at};

fn when(mut statement: Value, operator: &str, key: &str, value: impl Into<Value>) -> Value {
    statement["condition"] = json!({operator: {key: value.into()}});
    statement
}

/// Status of each, under one policy.
async fn assert_answers(statements: Value, calls: Vec<(Call, u16)>) {
    let world = World::new(statements).await;
    for (call, status) in calls {
        let (shown, is_head) = (format!("{} {} {:?}", call.method, call.target, call.headers), call.method == "HEAD");
        let answer = call.send(&world.cos).await;
        assert_eq!(answer.status, status, "{shown} {}", answer.text());
        if status == 403 && !is_head {
            assert_eq!(answer.one("Code"), "AccessDenied", "{shown}");
        }
    }
}

#[tokio::test]
async fn each_call_needs_its_own_action() {
    let put = || call("PUT", "/a/1").body("x");
    assert_answers(
        json!([allow(&["name/cos:PutObject"], "a/*")]),
        vec![
            (put(), 200),
            (call("GET", "/a/1"), 403),
            (call("HEAD", "/a/1"), 403),
            (call("DELETE", "/a/1"), 403),
            (call("POST", "/a/1?uploads"), 403),
            (call("GET", "/?prefix=a%2F"), 403),
            (call("GET", "/?uploads&prefix=a%2F"), 403),
            (call("HEAD", "/"), 403),
            (call("OPTIONS", "/a/1"), 403),
        ],
    )
    .await;
    assert_answers(
        json!([allow(&["name/cos:HeadObject"], "a/*")]),
        vec![(call("HEAD", "/a/1"), 404), (call("GET", "/a/1"), 403), (put(), 403)],
    )
    .await;
    assert_answers(json!([allow(&["name/cos:HeadBucket"], "")]), vec![(call("HEAD", "/"), 200)]).await;
}

/// M1: nothing is folded, and a path is decoded once.
#[tokio::test]
async fn the_key_is_decoded_once_and_not_folded() {
    assert_answers(
        json!([allow(&["name/cos:PutObject", "name/cos:GetObject"], "a/*")]),
        vec![
            (call("PUT", "/a/../b").body("x"), 200),
            (call("GET", "/a/../b"), 200),
            (call("GET", "/a%2F..%2Fb"), 200),
            (call("GET", "/b"), 403),
            (call("PUT", "/b/../a/x").body("x"), 403),
            (call("PUT", "/%61/x").body("x"), 200),
            (call("PUT", "/%2561/x").body("x"), 403),
            (call("PUT", "/a%252Fx").body("x"), 403),
            (call("PUT", "/A/x").body("x"), 403),
            (call("PUT", "/a/").body(""), 200),
            (call("PUT", "/a").body("x"), 403),
            (call("PUT", "/b//a/x").body("x"), 403),
        ],
    )
    .await;
}

/// M3
#[tokio::test]
async fn a_listing_is_judged_by_its_prefix() {
    assert_answers(
        json!([allow(&["name/cos:GetBucket"], "a/*")]),
        vec![
            (call("GET", "/?prefix=a%2F"), 200),
            (call("GET", "/?prefix=a%2Fb"), 200),
            (call("GET", "/?prefix=%61/&delimiter=%2F&marker=zzz&max-keys=5"), 200),
            (call("GET", "/?prefix=a"), 403),
            (call("GET", "/?prefix=b"), 403),
            (call("GET", "/?prefix=a%252F"), 403),
            (call("GET", "/?prefix="), 403),
            (call("GET", "/"), 403),
            (call("GET", "/?uploads&prefix=a%2F"), 403),
        ],
    )
    .await;
    assert_answers(
        json!([allow(&["name/cos:ListMultipartUploads"], "a/*")]),
        vec![(call("GET", "/?uploads&prefix=a%2F"), 200), (call("GET", "/?uploads"), 403)],
    )
    .await;
}

/// M5
#[tokio::test]
async fn a_header_is_present_if_it_is_sent_once_and_not_empty() {
    let put = || call("PUT", "/a").body("x");
    let limited = when(allow(&["name/cos:PutObject"], "*"), "numeric_less_than_equal", "cos:content-length", 3);
    assert_answers(
        json!([limited]),
        vec![
            (put().body("123"), 200),
            (put().body("1234"), 403),
            (put().body(""), 200),
            (Call { chunked: true, ..put() }, 403),
            (Call { chunked: true, ..put().header("content-length", "1") }, 403),
        ],
    )
    .await;
    let typed = when(allow(&["name/cos:PutObject"], "*"), "string_like", "cos:content-type", "image/*");
    assert_answers(
        json!([typed]),
        vec![
            (put().header("content-type", "image/png"), 200),
            (put().header("content-type", ""), 403),
            (put().header("content-type", "image/png").header("content-type", "image/png"), 403),
            (put().header("content-type", "IMAGE/png"), 403),
            (put(), 403),
        ],
    )
    .await;
    // Nothing is stored here, so that it is the policy that refuses.
    let read = when(allow(&["name/cos:GetObject"], "*"), "string_like", "cos:content-type", "image/*");
    let get = || call("GET", "/a").header("content-type", "image/png");
    assert_answers(json!([read]), vec![(get(), 404), (get().header("content-type", "image/png"), 403)]).await;
    let deny = json!({"effect": "deny", "action": "*", "resource": "*"});
    let private = when(deny, "string_not_equal", "cos:x-cos-acl", "private");
    assert_answers(
        json!([allow(&["name/cos:PutObject"], "*"), private]),
        vec![
            (put(), 200),
            (put().header("x-cos-acl", "private"), 200),
            (put().header("x-cos-acl", "public-read"), 403),
            (put().header("x-cos-acl", ""), 200),
        ],
    )
    .await;
}

/// M5 says that it is absent, and no document what is stored then.
#[tokio::test]
async fn what_is_sent_twice_is_not_stored() {
    let put = || call("PUT", "/a").body("x");
    assert_answers(
        json!([allow(&["name/cos:PutObject"], "*")]),
        vec![
            (put().header("content-type", "a/b").header("content-type", "a/c"), 403),
            (put().header("x-cos-acl", "private").header("x-cos-acl", "public-read"), 403),
        ],
    )
    .await;
}

/// M6
#[tokio::test]
async fn parameters_compare_in_one_spelling() {
    let typed = when(allow(&["name/cos:GetObject"], "*"), "string_equal", "cos:response-content-type", "image%2Fpng");
    let get = |value: &str| call("GET", format!("/a?response-content-type={value}"));
    assert_answers(
        json!([allow(&["name/cos:PutObject"], "*"), typed]),
        vec![
            (call("PUT", "/a").body("x"), 200),
            (get("image%2Fpng"), 200),
            (get("image%2fpng"), 200),
            (get("image/png"), 200),
            (get("image%252Fpng"), 403),
            (get(""), 403),
            (call("GET", "/a"), 403),
        ],
    )
    .await;
}

#[tokio::test]
async fn the_connection_is_part_of_the_context() {
    let secure = when(allow(&["name/cos:HeadBucket"], ""), "bool_equal", "cos:secure-transport", "true");
    assert_answers(json!([secure]), vec![(call("HEAD", "/"), 403)]).await;
    for (block, status) in [("127.0.0.0/8", 200), ("10.0.0.0/8", 403)] {
        let near = when(allow(&["name/cos:HeadBucket"], ""), "ip_equal", "qcs:ip", block);
        assert_answers(json!([near]), vec![(call("HEAD", "/"), status)]).await;
    }
}

/// M4
#[tokio::test]
async fn a_copy_makes_two_checks_and_documents_dispute_one() {
    let source = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/from/1";
    let copy = || call("PUT", "/to/1").header("x-cos-copy-source", source);
    let names = ["name/cos:GetObject", "name/cos:PutObject", "name/cos:PutObjectCopy"];
    let [read, write, other] = names;
    let from = || allow(&[read], "from/*");
    let put = || (call("PUT", "/from/1").body("x"), 200);
    let seed = || allow(&[write], "from/*");
    assert_answers(json!([seed(), from(), allow(&[write, other], "to/*")]), vec![put(), (copy(), 200)]).await;
    assert_answers(json!([seed(), from(), allow(&[write], "to/*")]), vec![put(), (copy(), 403)]).await;
    assert_answers(json!([seed(), from(), allow(&[other], "to/*")]), vec![put(), (copy(), 403)]).await;
    assert_answers(json!([seed(), allow(&[write, other], "to/*")]), vec![put(), (copy(), 403)]).await;
    assert_answers(json!([seed(), from(), allow(&[write, other], "to/*")]), vec![(copy(), 404)]).await;
    let part = || call("PUT", "/to/1?partNumber=1&uploadId=0").header("x-cos-copy-source", source);
    assert_answers(json!([from(), allow(&[write, "name/cos:UploadPartCopy"], "to/*")]), vec![(part(), 404)]).await;
    assert_answers(json!([from(), allow(&[write, other], "to/*")]), vec![(part(), 403)]).await;
}

/// M4: many are judged one by one.
#[tokio::test]
async fn the_deletion_of_many_is_judged_key_by_key() {
    let world = World::new(json!([
        allow(&["name/cos:DeleteObject"], "a/*"),
        allow(&["name/cos:PutObject", "name/cos:GetObject"], "*")
    ]))
    .await;
    for path in ["/a/1", "/a/%26", "/b/1"] {
        call("PUT", path).body("x").send(&world.cos).await.served();
    }
    let order = |quiet: &str| {
        let keys =
            ["a/1", "a/&amp;", "b/1", "a/missing"].map(|key| format!("<Object><Key>{key}</Key></Object>")).concat();
        format!("<?xml version=\"1.0\"?>\n<Delete><Quiet>{quiet}</Quiet>{keys}</Delete>")
    };
    let answer = call("POST", "/?delete").body(order("false")).send(&world.cos).await.served();
    assert_eq!(answer.all("Deleted"), ["<Key>a/1</Key>", "<Key>a/&amp;</Key>", "<Key>a/missing</Key>"]);
    assert_eq!((answer.all("Error").len(), answer.one("Code")), (1, "AccessDenied"));
    assert_eq!(call("GET", "/a/%26").send(&world.cos).await.status, 404);
    assert_eq!(call("GET", "/b/1").send(&world.cos).await.status, 200);
    let quiet = call("POST", "/?delete").body(order("true")).send(&world.cos).await.served();
    assert_eq!((quiet.all("Deleted").len(), quiet.all("Error").len()), (0, 1));
    for body in ["", "<Delete></Delete>", "<Delete><Object></Object></Delete>", "<Other/>", "<!DOCTYPE a><Delete/>"] {
        assert_eq!(call("POST", "/?delete").body(body).send(&world.cos).await.error(), (400, "MalformedXML"), "{body}");
    }
    let digest = call("POST", "/?delete").header("content-md5", "kAFQmDzST7DWlj99KOF/cg==").body(order("true"));
    assert_eq!(digest.send(&world.cos).await.error(), (400, "BadDigest"));
}

/// What no document settles is refused.
#[tokio::test]
async fn the_unsettled_is_refused() {
    let get = || call("GET", "/a/b");
    let inner_star = json!({"effect": "allow", "action": "name/cos:*", "resource": at("*/b")});
    assert_answers(json!([inner_star]), vec![(get(), 403)]).await;
    let other_key = when(allow(&["name/cos:GetObject"], "*"), "string_like_if_exist", "cos:host", "*");
    assert_answers(json!([other_key]), vec![(get(), 403)]).await;
}

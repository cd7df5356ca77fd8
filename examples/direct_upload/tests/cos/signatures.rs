//! What is wrong with a signature.

use std::time::{Duration, SystemTime};

use direct_upload::cos::Cos;
use serde_json::json;

use crate::client::{Call, TOKEN, call};
use crate::{World, bucket, everything, sessions};

async fn world() -> World {
    World::new(json!([everything()])).await
}

#[tokio::test]
async fn in_the_header_and_in_the_url() {
    let world = world().await;
    call("PUT", "/a%20b?").body("x").send(&world.cos).await.served();
    let get = |in_query| Call { in_query, ..call("GET", "/a%20b?response-content-type=a%2Fb") };
    for in_query in [true, false] {
        assert_eq!(get(in_query).send(&world.cos).await.text(), "x");
    }
    let unsigned_token = Call { signed: vec![], ..get(false) };
    unsigned_token.send(&world.cos).await.served();
}

#[tokio::test]
async fn each_mistake_has_its_code() {
    let world = world().await;
    call("PUT", "/a").body("x").send(&world.cos).await.served();
    let get = || call("GET", "/a?response-expires=1");
    let with = |authorization: &str| Call { authorization: Some(authorization.to_owned()), ..get() };
    let all = "q-sign-algorithm=sha1&q-ak=AKIDTMPEXAMPLE&q-sign-time=1;9999999999&q-key-time=1;9999999999&q-header-list=\
               &q-url-param-list=&q-signature=0";
    for (call, expected) in [
        (with(""), (403, "AccessDenied")),
        (Call { token: None, ..get() }, (403, "AccessDenied")),
        (Call { token: Some("another"), ..get() }, (403, "InvalidAccessKeyId")),
        (Call { id: "AKIDother", ..get() }, (403, "InvalidAccessKeyId")),
        (Call { secret: "another", ..get() }, (403, "SignatureDoesNotMatch")),
        (Call { time: (-60, 0), ..get() }, (403, "AccessDenied")),
        (Call { time: (60, 600), ..get() }, (403, "AccessDenied")),
        (Call { in_query: true, ..get().header("authorization", all) }, (403, "AccessDenied")),
        (Call { in_query: true, ..get().header("x-cos-security-token", TOKEN) }, (403, "AccessDenied")),
        (get().header("authorization", all), (403, "AccessDenied")),
        (with("q-ak=1"), (400, "InvalidArgument")),
        (with(&format!("{all}&q-ak=AKIDTMPEXAMPLE")), (400, "InvalidArgument")),
        (with(&all.replace("sha1", "md5")), (400, "InvalidArgument")),
        (with(&all.replace("q-key-time=1;", "q-key-time=2;")), (403, "AccessDenied")),
        (with(&all.replace("1;9999999999", "1")), (400, "InvalidArgument")),
        (with(all), (403, "SignatureDoesNotMatch")),
        (with(&all.replace("q-header-list=", "q-header-list=x-none")), (403, "SignatureDoesNotMatch")),
        (with(&all.replace("param-list=", "param-list=none")), (403, "SignatureDoesNotMatch")),
        (with(&all.replace("q-header-list=", "q-header-list=host;host")), (403, "SignatureDoesNotMatch")),
        (
            Call { signed: vec!["host", "x-twice"], ..get().header("x-twice", "1").header("x-twice", "1") },
            (403, "SignatureDoesNotMatch"),
        ),
    ] {
        let shown = format!("{call:?}");
        assert_eq!(call.send(&world.cos).await.error(), expected, "{shown}");
    }
}

/// What was signed is not what is sent.
#[tokio::test]
async fn what_is_signed_cannot_be_changed() {
    let world = world().await;
    call("PUT", "/a").body("x").send(&world.cos).await.served();
    let get =
        || Call { signed: vec!["host", "range"], ..call("GET", "/a?response-expires=1").header("range", "bytes=0-0") };
    let bytes = String::from_utf8(get().bytes()).unwrap();
    for (from, to, status) in [
        ("GET /a?", "GET /b?", 403),
        ("GET /a?", "HEAD /a?", 403),
        ("response-expires=1", "response-expires=2", 403),
        ("bytes=0-0", "bytes=0-1", 403),
        ("ap-guangzhou.myqcloud.com", "ap-guangzhou.localhost", 403),
        // What is not listed is not covered.
        ("response-expires=1", "response-expires=1&response-content-type=b", 206),
        ("GET /a?", "GET /%61?", 206),
    ] {
        assert!(bytes.contains(from));
        let stream = tokio::net::TcpStream::connect(world.cos.address()).await.unwrap();
        let answer = crate::client::exchange(stream, bytes.replacen(from, to, 1).as_bytes()).await.unwrap();
        assert_eq!(answer.status, status, "{from} -> {to}");
    }
}

#[tokio::test]
async fn a_key_that_has_ended() {
    let directory = tempfile::tempdir().unwrap();
    let ended = sessions(json!([everything()]), SystemTime::now() - Duration::from_secs(1));
    let cos = Cos::builder(ended).bucket(bucket()).directory(directory.path()).start().await.unwrap();
    assert_eq!(call("GET", "/a").send(&cos).await.error(), (400, "ExpiredToken"));
}

#[tokio::test]
async fn what_has_two_meanings_is_refused() {
    let world = world().await;
    for target in ["/?prefix=a&prefix=b", "/?prefix=a+b", "/?prefix=a&pref%69x=b"] {
        let list = Call { authorization: Some("q-ak=1".to_owned()), ..call("GET", target) };
        assert_eq!(list.send(&world.cos).await.error(), (403, "AccessDenied"), "{target}");
    }
    let absolute = call("GET", "http://other/a");
    assert_eq!(absolute.send(&world.cos).await.error(), (403, "AccessDenied"));
}

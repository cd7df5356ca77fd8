//! The calls about one object.

use serde_json::json;

use crate::client::call;
use crate::{World, everything};

async fn world() -> World {
    World::new(json!([everything()])).await
}

/// CRC-64 of ECMA-182, reflected, bit by bit.
fn crc64(bytes: &[u8]) -> u64 {
    let step = |crc: u64| if crc & 1 == 1 { (crc >> 1) ^ 0xC96C_5795_D787_0F42 } else { crc >> 1 };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u64::from(*byte), |crc, _| step(crc)))
}

/// Some bytes that repeat late.
pub(crate) fn text(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at * 7 + at / 251 + at / 65_536) as u8).collect()
}

#[tokio::test]
async fn what_is_stored_comes_back() {
    let world = world().await;
    for length in [0, 1, 65_535, 65_536, 65_537, 300_003] {
        let body = text(length);
        let put = call("PUT", "/a/b.bin")
            .header("content-type", "image/png")
            .header("x-cos-meta-by", "alice")
            .body(body.clone());
        let put = put.send(&world.cos).await.served();
        assert_eq!(put.header("x-cos-hash-crc64ecma"), Some(crc64(&body).to_string().as_str()));
        let got = call("GET", "/a/b.bin").send(&world.cos).await.served();
        assert!(got.body == body, "{length}");
        let head = call("HEAD", "/a/b.bin").send(&world.cos).await.served();
        assert!(head.body.is_empty());
        for answer in [got, head] {
            assert_eq!(answer.header("content-length"), Some(length.to_string().as_str()));
            assert_eq!(answer.header("content-type"), Some("image/png"));
            assert_eq!(answer.header("x-cos-meta-by"), Some("alice"));
            assert_eq!(answer.header("etag"), put.header("etag"));
            assert_eq!(answer.header("x-cos-hash-crc64ecma"), put.header("x-cos-hash-crc64ecma"));
        }
    }
}

/// The check value of CRC-64/XZ, and the MD5 of RFC 1321.
#[tokio::test]
async fn digests_are_those_of_their_documents() {
    let world = world().await;
    let put = call("PUT", "/a").body("123456789").send(&world.cos).await;
    assert_eq!(put.header("x-cos-hash-crc64ecma"), Some(0x995D_C9BB_DF19_39FA_u64.to_string().as_str()));
    let put = call("PUT", "/a").body("abc").send(&world.cos).await;
    assert_eq!(put.header("etag"), Some("\"900150983cd24fb0d6963f7d28e17f72\""));
}

#[tokio::test]
async fn a_body_in_chunks_is_stored() {
    let world = world().await;
    let put = crate::client::Call { chunked: true, ..call("PUT", "/a").body("in chunks") };
    put.send(&world.cos).await.served();
    assert_eq!(call("GET", "/a").send(&world.cos).await.text(), "in chunks");
}

#[tokio::test]
async fn ranges() {
    let world = world().await;
    let body = text(200_000);
    call("PUT", "/a").body(body.clone()).send(&world.cos).await.served();
    for (range, expected) in [
        ("bytes=0-0", 0..1),
        ("bytes=65535-65536", 65_535..65_537),
        ("bytes=70000-", 70_000..200_000),
        ("bytes=-1", 199_999..200_000),
        ("bytes=199999-300000", 199_999..200_000),
        ("bytes=65536-131071", 65_536..131_072),
    ] {
        let answer = call("GET", "/a").header("range", range).send(&world.cos).await;
        assert_eq!((answer.status, answer.body == body[expected.clone()]), (206, true), "{range}");
        let described = format!("bytes {}-{}/200000", expected.start, expected.end - 1);
        assert_eq!(answer.header("content-range"), Some(described.as_str()));
    }
    for range in ["bytes=200000-", "bytes=-0"] {
        let answer = call("GET", "/a").header("range", range).send(&world.cos).await;
        assert_eq!(answer.error(), (416, "InvalidRange"), "{range}");
    }
    for range in ["bytes=2-1", "lines=1-2", "bytes=0-1,3-4"] {
        assert_eq!(call("GET", "/a").header("range", range).send(&world.cos).await.body.len(), 200_000, "{range}");
    }
}

#[tokio::test]
async fn what_is_deleted_is_gone() {
    let world = world().await;
    call("PUT", "/a").body("x").send(&world.cos).await.served();
    assert_eq!(call("DELETE", "/a").send(&world.cos).await.status, 204);
    assert_eq!(call("DELETE", "/a").send(&world.cos).await.status, 204);
    assert_eq!(call("GET", "/a").send(&world.cos).await.error(), (404, "NoSuchKey"));
    let head = call("HEAD", "/a").send(&world.cos).await;
    assert_eq!((head.status, head.body.len()), (404, 0));
}

#[tokio::test]
async fn the_md5_must_be_that_of_the_body() {
    let world = world().await;
    let put = |md5: &str| call("PUT", "/a").header("content-md5", md5).body("abc");
    put("kAFQmDzST7DWlj99KOF/cg==").send(&world.cos).await.served();
    assert_eq!(put("kAFQmDzST7DWlj99KOF/cw==").body("new").send(&world.cos).await.error(), (400, "BadDigest"));
    assert_eq!(put("kAFQ").send(&world.cos).await.error(), (400, "InvalidDigest"));
    assert_eq!(call("GET", "/a").send(&world.cos).await.text(), "abc");
}

#[tokio::test]
async fn keys_are_kept_sign_by_sign() {
    let world = world().await;
    let keys = ["a/../b", "a//b", "b", "A", "a.", "a/./b", "%2e", "a b", "ä", "a\u{308}", "a/", "x<&>\"'"];
    for key in keys {
        let path = format!("/{}", crate::client::encode(key));
        call("PUT", path).body(key).send(&world.cos).await.served();
    }
    for key in keys {
        let path = format!("/{}", crate::client::encode(key).replace("%2F", "/"));
        assert_eq!(call("GET", path).send(&world.cos).await.text(), key);
    }
}

#[tokio::test]
async fn keys_that_cos_does_not_have() {
    let world = world().await;
    for (path, code) in [
        ("//a".to_owned(), "InvalidObjectName"),
        ("/%5Ca".to_owned(), "InvalidObjectName"),
        ("/a%1A".to_owned(), "InvalidObjectName"),
        ("/a%250a%250d".to_owned(), "InvalidObjectName"),
        (format!("/{}", "a".repeat(851)), "KeyTooLong"),
        ("/%F0%9F".to_owned(), "InvalidURI"),
        ("/100%".to_owned(), "InvalidURI"),
    ] {
        let put = crate::client::Call { authorization: Some("q-ak=".to_owned()), ..call("PUT", path.clone()) };
        assert_eq!(put.send(&world.cos).await.error(), (400, code), "{path}");
    }
}

#[tokio::test]
async fn an_answer_says_what_its_url_asks_for() {
    let world = world().await;
    call("PUT", "/a").body("x").send(&world.cos).await.served();
    let target = "/a?response-content-type=text%2Fplain&response-content-disposition=attachment";
    let answer = call("GET", target).send(&world.cos).await.served();
    assert_eq!(answer.header("content-type"), Some("text/plain"));
    assert_eq!(answer.header("content-disposition"), Some("attachment"));
}

#[tokio::test]
async fn calls_and_headers_that_it_does_not_have() {
    let world = world().await;
    for (method, target) in
        [("GET", "/a?acl"), ("PUT", "/a?tagging"), ("POST", "/a"), ("PATCH", "/a"), ("GET", "/?versions")]
    {
        assert_eq!(call(method, target).send(&world.cos).await.error(), (501, "NotImplemented"), "{method} {target}");
    }
    assert_eq!(call("DELETE", "/").send(&world.cos).await.error(), (405, "MethodNotAllowed"));
    let put = call("PUT", "/a").header("x-cos-grant-read", "id=\"1\"").body("x");
    assert_eq!(put.send(&world.cos).await.error(), (501, "NotImplemented"));
    assert_eq!(call("GET", "/a?versionid=1").send(&world.cos).await.error(), (404, "NoSuchVersion"));
}

#[tokio::test]
async fn buckets_are_told_by_their_host() {
    let world = world().await;
    call("PUT", "/a").body("x").send(&world.cos).await.served();
    let with_host = |host: &str| {
        let mut call = call("GET", "/a");
        call.headers[0].1 = host.to_owned();
        call
    };
    let local = "examplebucket-1250000000.cos.ap-guangzhou.localhost";
    for host in [local, &format!("{local}:8080"), "127.0.0.1:1", "[::1]:1", "localhost"] {
        assert_eq!(with_host(host).send(&world.cos).await.text(), "x", "{host}");
    }
    for host in ["examplebucket-1250000000.cos.ap-beijing.localhost", "other-1250000000.cos.ap-guangzhou.myqcloud.com"]
    {
        assert_eq!(with_host(host).send(&world.cos).await.error(), (404, "NoSuchBucket"), "{host}");
    }
}

#[tokio::test]
async fn what_was_stored_outlives_the_process() {
    let world = world().await;
    call("PUT", "/a").body("x").send(&world.cos).await.served();
    let again = crate::builder(world.directory.path(), json!([everything()])).start().await.unwrap();
    assert_eq!(call("GET", "/a").send(&again).await.text(), "x");
    assert_eq!(call("GET", "/").send(&again).await.one("Key"), "a");
}

#[tokio::test]
async fn a_large_object_passes_in_pieces() {
    let world = world().await;
    let body = text(8 << 20);
    call("PUT", "/a").body(body.clone()).send(&world.cos).await.served();
    let got = call("GET", "/a").send(&world.cos).await.served();
    assert!(got.body == body);
}

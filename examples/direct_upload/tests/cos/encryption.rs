//! Encryption at rest.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use md5::{Digest, Md5};
use serde_json::json;

use crate::client::{Call, call};
use crate::objects::text;
use crate::{World, everything};

async fn world() -> World {
    World::new(json!([everything()])).await
}

fn files(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

fn with_key(call: Call, key: [u8; 32]) -> Call {
    let name = |end: &str| format!("x-cos-server-side-encryption-customer-{end}");
    let md5 = STANDARD.encode(Md5::digest(key));
    call.header(&name("algorithm"), "AES256").header(&name("key"), STANDARD.encode(key)).header(&name("key-MD5"), md5)
}

/// Whoever asked for what: no file has the text, nor the customer's key, and no path the key of the object.
#[tokio::test]
async fn nothing_lies_in_the_clear() {
    let world = world().await;
    let secret = "the text that nobody should find on the disk";
    let (plain, key) = (call("PUT", "/named").body(secret), [7; 32]);
    plain.clone().send(&world.cos).await.served();
    plain.header("x-cos-server-side-encryption", "AES256").send(&world.cos).await.served();
    with_key(call("PUT", "/other").body(secret), key).send(&world.cos).await.served();
    let id = call("POST", "/many?uploads").send(&world.cos).await.one("UploadId").to_owned();
    call("PUT", format!("/many?partNumber=1&uploadId={id}")).body(secret).send(&world.cos).await.served();
    let files = files(world.directory.path());
    assert!(files.len() >= 5, "{files:?}");
    for file in files {
        assert!(!file.to_string_lossy().contains("named"));
        let bytes = fs::read(&file).unwrap();
        let has = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
        assert!(!has(secret.as_bytes()) && !has(&key) && !has(STANDARD.encode(key).as_bytes()), "{file:?}");
    }
    let mode = fs::metadata(world.directory.path().join("master.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn what_was_asked_for_is_said() {
    let world = world().await;
    let sse = "x-cos-server-side-encryption";
    for (value, id) in [("AES256", None), ("cos/kms", None), ("cos/kms", Some("key-1"))] {
        let put = call("PUT", "/a").header(sse, value).body("x");
        let put = id.into_iter().fold(put, |put, id| put.header("x-cos-server-side-encryption-cos-kms-key-id", id));
        let put = put.send(&world.cos).await.served();
        let got = call("GET", "/a").send(&world.cos).await.served();
        for answer in [put, got] {
            assert_eq!(answer.header(sse), Some(value));
            assert_eq!(answer.header("x-cos-server-side-encryption-cos-kms-key-id"), id);
        }
    }
    call("PUT", "/a").body("x").send(&world.cos).await.served();
    assert_eq!(call("GET", "/a").send(&world.cos).await.header(sse), None);
    let other = call("PUT", "/a").header(sse, "rot13").body("x").send(&world.cos).await;
    assert_eq!(other.error(), (400, "InvalidArgument"));
}

#[tokio::test]
async fn a_customers_key_is_needed_again() {
    let world = world().await;
    let (key, body) = ([1; 32], text(150_000));
    let put = with_key(call("PUT", "/a").body(body.clone()), key).send(&world.cos).await.served();
    let said = STANDARD.encode(Md5::digest(key));
    assert_eq!(put.header("x-cos-server-side-encryption-customer-key-MD5"), Some(said.as_str()));
    assert!(with_key(call("GET", "/a"), key).send(&world.cos).await.served().body == body);
    let range = with_key(call("GET", "/a").header("range", "bytes=65535-65537"), key).send(&world.cos).await;
    assert!(range.body == body[65_535..=65_537]);
    assert_eq!(with_key(call("GET", "/a"), [2; 32]).send(&world.cos).await.error(), (400, "SsecDecryptHeaderInvalid"));
    assert_eq!(call("GET", "/a").send(&world.cos).await.error(), (400, "SsecDecryptHeaderInvalid"));
    assert_eq!(call("HEAD", "/a").send(&world.cos).await.status, 400);
    with_key(call("HEAD", "/a"), key).send(&world.cos).await.served();
}

#[tokio::test]
async fn what_is_no_customers_key() {
    let world = world().await;
    let valid = || with_key(call("PUT", "/a").body("x"), [1; 32]);
    let spoilt = |at: usize, value: Option<&str>| {
        let mut call = valid();
        match value {
            Some(value) => call.headers[at].1 = value.to_owned(),
            None => drop(call.headers.remove(at)),
        }
        call
    };
    let short = STANDARD.encode([1; 31]);
    for call in [
        spoilt(1, Some("AES128")),
        spoilt(1, None),
        spoilt(2, Some(&short)),
        spoilt(2, None),
        spoilt(3, Some("kAFQmDzST7DWlj99KOF/cg==")),
        spoilt(3, None),
        valid().header("x-cos-server-side-encryption", "AES256"),
    ] {
        let shown = format!("{:?}", call.headers);
        assert_eq!(call.send(&world.cos).await.error(), (400, "InvalidArgument"), "{shown}");
    }
}

#[tokio::test]
async fn a_copy_is_encrypted_anew() {
    let world = world().await;
    let (key, other) = ([1; 32], [2; 32]);
    with_key(call("PUT", "/a").body("text"), key).send(&world.cos).await.served();
    let source = "examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com/a";
    let copy = || with_key(call("PUT", "/b").header("x-cos-copy-source", source), other);
    assert_eq!(copy().send(&world.cos).await.error(), (400, "SsecDecryptHeaderInvalid"));
    let name = |end: &str| format!("x-cos-copy-source-server-side-encryption-customer-{end}");
    let full = copy().header(&name("algorithm"), "AES256").header(&name("key"), STANDARD.encode(key));
    let full = full.header(&name("key-MD5"), STANDARD.encode(Md5::digest(key)));
    full.send(&world.cos).await.served();
    assert_eq!(with_key(call("GET", "/b"), other).send(&world.cos).await.text(), "text");
}

/// A bit that flips on the disk is seen.
#[tokio::test]
async fn what_was_changed_on_the_disk_is_not_given_out() {
    let world = world().await;
    call("PUT", "/a").body(text(1_000)).send(&world.cos).await.served();
    let file =
        files(world.directory.path()).into_iter().find(|path| path.to_string_lossy().contains("/objects/")).unwrap();
    let mut bytes = fs::read(&file).unwrap();
    bytes[500] ^= 1;
    fs::write(&file, bytes).unwrap();
    assert_eq!(call("GET", "/a").send(&world.cos).await.error(), (500, "InternalError"));
}

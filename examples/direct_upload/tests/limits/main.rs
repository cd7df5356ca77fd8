//! How little memory the stand-in for COS takes.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that cannot go on fails"
)]

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use cos_policy::{Bucket, Region};
use direct_upload::cos::Cos;
use issue_key::sts_stand_in::Session;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::Mutex;

#[path = "../cos/client.rs"]
#[expect(dead_code, reason = "the other tests need more of it")]
mod client;

#[path = "../cos/small_uploads.rs"]
mod small_uploads;

use client::{ID, SECRET, TOKEN, call};
use small_uploads::upload;

/// Whoever measures the process is alone in it.
static ALONE: Mutex<()> = Mutex::const_new(());

async fn start() -> (Cos, TempDir) {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
    let policy = r#"{"version":"2.0","statement":{"effect":"allow","action":["name/cos:PutObject","name/cos:GetObject"],
                     "resource":"qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/a/*"}}"#;
    let until = SystemTime::now() + Duration::from_secs(900);
    let session = Session { id: ID.to_owned(), secret: SECRET.to_owned(), policy: policy.to_owned(), until };
    let directory = tempfile::tempdir().unwrap();
    let cos = Cos::builder(BTreeMap::from([(TOKEN.to_owned(), session)])).bucket(bucket).directory(directory.path());
    (cos.start().await.unwrap(), directory)
}

const CLIENTS: usize = 32;

/// Of each client.
const UPLOADS: usize = if cfg!(debug_assertions) { 20 } else { 500 };

/// The most kibibytes of memory that the process ever had.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn small_signed_uploads() {
    let _alone = ALONE.lock().await;
    let (cos, _directory) = start().await;
    let before = peak();
    let mut clients = Vec::new();
    for client in 0..CLIENTS {
        let stream = TcpStream::connect(cos.address()).await.unwrap();
        clients.push(tokio::spawn(upload(stream, client, UPLOADS)));
    }
    for client in clients {
        client.await.unwrap();
    }
    let grown = peak() - before;
    assert!(grown < 32 << 10, "{grown} KiB");
    assert_eq!(cos.differences(), Vec::<String>::new());
}

/// In bytes, of an object that passes through.
const LARGE: usize = if cfg!(debug_assertions) { 16 << 20 } else { 512 << 20 };

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_object_passes_in_pieces() {
    let _alone = ALONE.lock().await;
    let (cos, _directory) = start().await;
    let (before, piece) = (peak(), vec![7; 1 << 16]);
    let mut stream = TcpStream::connect(cos.address()).await.unwrap();
    let head = String::from_utf8(call("PUT", "/a/large").bytes()).unwrap();
    stream
        .write_all(head.replacen("content-length: 0", &format!("content-length: {LARGE}"), 1).as_bytes())
        .await
        .unwrap();
    for _ in 0..LARGE / piece.len() {
        stream.write_all(&piece).await.unwrap();
    }
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");

    let mut stream = TcpStream::connect(cos.address()).await.unwrap();
    stream.write_all(&call("GET", "/a/large").bytes()).await.unwrap();
    let (mut buffer, mut read) = (vec![0; 1 << 16], 0);
    loop {
        match stream.read(&mut buffer).await.unwrap() {
            0 => break,
            length => read += length,
        }
    }
    assert!((LARGE..LARGE + 2_000).contains(&read), "{read}");
    let grown = peak() - before;
    println!("{grown} KiB more");
    assert!(grown < 8 << 10, "{grown} KiB");
}

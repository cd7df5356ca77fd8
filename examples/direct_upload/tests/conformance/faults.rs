//! What happens on the way: bytes change, the rest is lost, or a request comes again.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use crc::{CRC_64_XZ, Crc};
use direct_upload::cos::{Cos, Gate};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{sleep, timeout};

use crate::case::{Cases, Request, Signed};
use crate::request::{Answer, Key, send};
use crate::world::{ADMIN, Worlds, admin, request};

/// What a proxy does to the bytes of one direction.
#[derive(Clone, Copy, Debug, Default)]
enum Fault {
    #[default]
    None,
    /// Flips a bit of the byte at an offset.
    Flip(usize),
    /// Passes so many bytes, and then no more.
    Cut(usize),
}

/// Passes one connection on.
async fn proxy(target: SocketAddr, on_the_way: Fault, on_the_way_back: Fault) -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let (client, _) = listener.accept().await.unwrap();
        let ((from_client, to_client), (from_cos, to_cos)) =
            (client.into_split(), TcpStream::connect(target).await.unwrap().into_split());
        tokio::spawn(pass(from_client, to_cos, on_the_way));
        pass(from_cos, to_client, on_the_way_back).await;
    });
    address
}

async fn pass(mut from: OwnedReadHalf, mut to: OwnedWriteHalf, fault: Fault) {
    let (mut buffer, mut passed) = ([0; 4096], 0);
    while let Ok(length @ 1..) = from.read(&mut buffer).await {
        let piece = &mut buffer[..length];
        let end = match fault {
            Fault::Flip(at) if (passed..passed + length).contains(&at) => {
                piece[at - passed] ^= 1;
                length
            }
            Fault::Cut(at) => length.min(at - passed),
            _ => length,
        };
        if to.write_all(&piece[..end]).await.is_err() || end < length {
            return;
        }
        passed += length;
    }
}

/// A world, and what goes to it through a proxy.
struct Way {
    cos: Cos,
    _directory: TempDir,
}

impl Way {
    async fn new() -> Self {
        let (cos, _directory) = Worlds::new(&Cases::read()).await.copy(Gate::Honest).await;
        Self { cos, _directory }
    }

    async fn send(&self, bytes: &[u8], there: Fault, back: Fault) -> std::io::Result<Answer> {
        let address = proxy(self.cos.address(), there, back).await;
        timeout(Duration::from_secs(30), send(address, bytes)).await?
    }

    async fn stored(&self, key: &str) -> String {
        admin(&self.cos, &request("GET", key)).await.body
    }
}

const BODY: &str = "the body of an object";

fn put(headers: &[&str]) -> Vec<u8> {
    let headers = headers.iter().map(|&line| line.to_owned()).collect();
    Request { headers, body: Some(BODY.to_owned()), ..request("PUT", "a/x") }.bytes(&Key::of(ADMIN))
}

fn crc64(text: &str) -> String {
    Crc::<u64>::new(&CRC_64_XZ).checksum(text.as_bytes()).to_string()
}

/// With the MD5 of the body it is refused; without it the CRC of the answer tells.
#[tokio::test]
async fn a_changed_upload_is_noticed() {
    let way = Way::new().await;
    for offset in 0..BODY.len() {
        let bytes = put(&["content-md5: 73Ea/ZvfKv/zrOMDsGMmlA=="]);
        let fault = Fault::Flip(bytes.len() - BODY.len() + offset);
        let answer = way.send(&bytes, fault, Fault::None).await.unwrap();
        assert_eq!(answer.summary(), "400 BadDigest", "{offset}");
        assert_eq!(way.stored("a/x").await, "[a/x]");
    }
    let bytes = put(&[]);
    let whole = way.send(&bytes, Fault::None, Fault::None).await.unwrap();
    assert_eq!(whole.header("x-cos-hash-crc64ecma"), crc64(BODY));
    let changed = way.send(&bytes, Fault::Flip(bytes.len() - 1), Fault::None).await.unwrap();
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("x-cos-hash-crc64ecma"), crc64(BODY));
}

/// Whatever byte of the head changes: it is refused, or it means the same.
#[tokio::test]
async fn a_changed_head_opens_nothing() {
    let way = Way::new().await;
    let bytes = request("GET", "a/x").bytes(&Key::of(ADMIN));
    let text = String::from_utf8(bytes.clone()).unwrap();
    // Without `connection: close` nobody closes, and without its end a head is not answered.
    let close = text.find("connection").unwrap()..text.find("host").unwrap();
    for at in (0..bytes.len() - 4).filter(|at| !close.contains(at)) {
        if let Ok(answer) = way.send(&bytes, Fault::Flip(at), Fault::None).await {
            let is_the_same = answer.status == 200 && answer.body == "[a/x]";
            // Whoever hears that there is no such key was let in.
            let is_refused = answer.status >= 400 && answer.summary() != "404 NoSuchKey";
            assert!(is_the_same || is_refused, "{at} {}: {} {}", &text[at..], answer.status, answer.body);
        }
    }
}

/// Nothing of it is stored, and what was there stays.
#[tokio::test]
async fn half_an_upload_is_none() {
    let way = Way::new().await;
    let in_chunks = Request { chunks: Some(vec!["12".to_owned(), "34".to_owned()]), ..request("PUT", "a/x") };
    for bytes in [put(&[]), in_chunks.bytes(&Key::of(ADMIN))] {
        let head = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        for cut in head + 2..bytes.len() {
            if let Ok(answer) = way.send(&bytes, Fault::Cut(cut), Fault::None).await {
                assert_eq!(answer.summary(), "400 IncompleteBody", "{cut} of {}", bytes.len());
            }
            assert_eq!(way.stored("a/x").await, "[a/x]", "{cut} of {}", bytes.len());
        }
        assert_eq!(way.send(&bytes, Fault::None, Fault::None).await.unwrap().status, 200);
        let restore = Request { body: Some("[a/x]".to_owned()), ..request("PUT", "a/x") };
        assert_eq!(admin(&way.cos, &restore).await.status, 200);
    }
}

/// Its length, or the CRC in its head, tells.
#[tokio::test]
async fn a_changed_download_is_noticed() {
    let way = Way::new().await;
    let bytes = request("GET", "a/x").bytes(&Key::of(ADMIN));
    let whole = way.send(&bytes, Fault::None, Fault::None).await.unwrap();
    assert_eq!((whole.body.as_str(), whole.header("content-length")), ("[a/x]", "5"));
    assert_eq!(whole.header("x-cos-hash-crc64ecma"), crc64("[a/x]"));
    let size = whole.size();
    for at in size - 5..size {
        let changed = way.send(&bytes, Fault::None, Fault::Flip(at)).await.unwrap();
        assert_ne!(changed.header("x-cos-hash-crc64ecma"), crc64(&changed.body), "{at}");
        let cut = way.send(&bytes, Fault::None, Fault::Cut(at)).await.unwrap();
        assert!(cut.body.len() < cut.header("content-length").parse().unwrap(), "{at}");
    }
}

/// A signature holds until its time is over, whoever sends it, and no longer.
#[tokio::test]
async fn what_was_overheard_is_good_until_its_time_is_over() {
    let way = Way::new().await;
    let signed = Signed { time: Some((-60, 5)), ..Signed::default() };
    let put = Request { body: Some("again".to_owned()), signed, ..request("PUT", "a/x") };
    let bytes = put.bytes(&Key::of(ADMIN));
    for _ in 0..2 {
        assert_eq!(way.send(&bytes, Fault::None, Fault::None).await.unwrap().status, 200);
    }
    let newer = Request { body: Some("newer".to_owned()), ..request("PUT", "a/x") };
    assert_eq!(admin(&way.cos, &newer).await.status, 200);
    sleep(Duration::from_secs(5)).await;
    let late = way.send(&bytes, Fault::None, Fault::None).await.unwrap();
    assert_eq!(late.summary(), "403 AccessDenied");
    assert!(late.body.contains("<Message>Request has expired.</Message>"), "{}", late.body);
    assert_eq!(way.stored("a/x").await, "newer");
}

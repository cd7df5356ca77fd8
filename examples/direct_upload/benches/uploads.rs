//! How many small signed uploads the stand-in for COS takes in a second, and how much of that time it decides.
//!
//! `cargo bench --package direct_upload` times them, with the clients in the same process; `cargo test --bench uploads` only
//! checks that each upload is answered.

#![expect(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a measurement that cannot go on ends"
)]

use std::collections::BTreeMap;
use std::env;
use std::hint::black_box;
use std::time::{Duration, Instant, SystemTime};

use cos_policy::{Bucket, Document, Region, Request};
use cos_policy_tests::reference;
use direct_upload::cos::Cos;
use issue_key::sts_stand_in::Session;
use serde_json::{Value, json};
use tokio::net::TcpStream;

#[path = "../tests/cos/client.rs"]
#[expect(dead_code, reason = "the tests need more of it")]
mod client;

#[path = "../tests/cos/small_uploads.rs"]
mod small_uploads;

use client::{ID, SECRET, TOKEN};
use small_uploads::upload;

const CLIENTS: usize = 32;

const POLICY: &str = r#"{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:PutObject"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/a/*"],"condition":{"numeric_less_than_equal":{"cos:content-length":5242880}}}]}"#;

fn main() {
    let is_timed = env::args().any(|argument| argument == "--bench");
    let each = if is_timed { 1_000 } else { 5 };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let took = runtime.block_on(uploads(each));
    let deciding = deciding(if is_timed { 20_000 } else { 1 });
    if is_timed {
        let rate = (CLIENTS * each) as f64 / took.as_secs_f64();
        // Two cores are busy all the time.
        let share = deciding.as_secs_f64() * rate / 2.0;
        println!("{rate:.0} uploads in a second");
        println!(
            "{:.1} us to decide one, {:.1} % of the time of both cores",
            deciding.as_secs_f64() * 1e6,
            share * 100.0
        );
    }
}

/// How long all of them took.
async fn uploads(each: usize) -> Duration {
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
    let until = SystemTime::now() + Duration::from_secs(900);
    let session = Session { id: ID.to_owned(), secret: SECRET.to_owned(), policy: POLICY.to_owned(), until };
    let directory = tempfile::tempdir().unwrap();
    let cos = Cos::builder(BTreeMap::from([(TOKEN.to_owned(), session)])).bucket(bucket).directory(directory.path());
    let cos = cos.start().await.unwrap();
    let mut streams = Vec::new();
    for _ in 0..CLIENTS {
        streams.push(TcpStream::connect(cos.address()).await.unwrap());
    }
    let begin = Instant::now();
    let clients: Vec<_> =
        streams.into_iter().enumerate().map(|(client, stream)| tokio::spawn(upload(stream, client, each))).collect();
    for client in clients {
        client.await.unwrap();
    }
    let took = begin.elapsed();
    assert_eq!(cos.differences(), Vec::<String>::new());
    took
}

/// What it does for each of them: the policy is read for both evaluators, and both decide.
fn deciding(times: u32) -> Duration {
    let request = json!({
        "action": "PutObject", "region": "ap-guangzhou", "bucket": "examplebucket-1250000000", "key": "a/1/1",
        "context": {"cos:content-length": "1000", "cos:secure-transport": "false", "qcs:ip": "127.0.0.1"},
    });
    let begin = Instant::now();
    for _ in 0..times {
        let (document, value) = (Document::parse(POLICY).unwrap(), serde_json::from_str::<Value>(POLICY).unwrap());
        let verdict = black_box(reference::decide(&value, &request));
        let asked: Request = serde_json::from_value(request.clone()).unwrap();
        assert!(document.decide(&asked).is_allow() && verdict.decision == "allow");
    }
    begin.elapsed() / times
}

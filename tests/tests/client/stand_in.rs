//! As much of HTTP as the client needs.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use cos_policy::sts::Endpoint;
use serde_json::{Value, json};

use crate::NOW;

pub(crate) const TMP: [&str; 2] = ["tmp-secret-4711", "tmp-token-4711"];

/// A request that came.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    /// The first line, and the headers in lower case.
    pub(crate) head: String,
    pub(crate) body: Value,
}

/// What comes back.
pub(crate) enum Reply {
    Text(u16, String),
    After(Duration, String),
    Moved(String),
    Cut,
}

pub(crate) struct StandIn {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
}

type Answerer = dyn Fn(usize, &Asked) -> Reply + Send + Sync;

impl StandIn {
    /// It answers by the number of the request, from 0, and by the request.
    pub(crate) fn new(answer: impl Fn(usize, &Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, asked) = (listener.local_addr().unwrap(), Arc::default());
        let (answer, all): (Arc<Answerer>, _) = (Arc::new(answer), Arc::clone(&asked));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, asked) = (Arc::clone(&answer), Arc::clone(&all));
                thread::spawn(move || serve(stream, &*answer, &asked));
            }
        });
        Self { address, asked }
    }

    /// It gives what is asked for.
    pub(crate) fn giving() -> Self {
        Self::new(|at, asked| Reply::Text(200, key(at, asked)))
    }

    /// The same, each time after a while.
    pub(crate) fn slow(after: Duration) -> Self {
        Self::new(move |at, asked| Reply::After(after, key(at, asked)))
    }

    pub(crate) fn endpoint(&self) -> Endpoint {
        Endpoint::at(http::uri::Scheme::HTTP, self.address.to_string().parse().unwrap())
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }

    pub(crate) fn count(&self) -> usize {
        self.asked.lock().unwrap().len()
    }
}

/// The key of a request, which ends when it asks for by the clock that stands, or by the time it was signed at.
pub(crate) fn key(at: usize, asked: &Asked) -> String {
    let signed = asked.head.lines().find_map(|line| line.strip_prefix("x-tc-timestamp: "));
    let signed: u64 = signed.map_or(NOW, |seconds| seconds.parse().unwrap());
    key_until(at, signed + asked.body["DurationSeconds"].as_u64().unwrap())
}

pub(crate) fn key_until(at: usize, end: u64) -> String {
    json!({"Response": {
        "Credentials": {"Token": TMP[1], "TmpSecretId": format!("AKIDtmp{at}"), "TmpSecretKey": TMP[0]},
        "ExpiredTime": end,
        "RequestId": at.to_string(),
    }})
    .to_string()
}

pub(crate) fn refusal(code: &str) -> String {
    json!({"Response": {"Error": {"Code": code, "Message": "no"}, "RequestId": "1"}}).to_string()
}

fn serve(mut stream: TcpStream, answer: &Answerer, all: &Mutex<Vec<Asked>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    while let Some(asked) = read(&mut reader) {
        let at = {
            let mut all = all.lock().unwrap();
            all.push(asked.clone());
            all.len() - 1
        };
        let (status, location, body) = match answer(at, &asked) {
            Reply::Text(status, body) => (status, String::new(), body),
            Reply::After(after, body) => {
                thread::sleep(after);
                (200, String::new(), body)
            }
            Reply::Moved(to) => (307, format!("Location: {to}\r\n"), "moved".to_owned()),
            Reply::Cut => return,
        };
        // In one piece: small ones wait for each other.
        let answer = format!("HTTP/1.1 {status} X\r\n{location}Content-Length: {}\r\n\r\n{body}", body.len());
        if stream.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

fn read(reader: &mut impl BufRead) -> Option<Asked> {
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if reader.read_line(&mut head).ok()? == 0 {
            return None;
        }
    }
    let head = head.replace("\r\n", "\n");
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    reader.read_exact(&mut body).ok()?;
    Some(Asked { head, body: serde_json::from_slice(&body).unwrap_or_default() })
}

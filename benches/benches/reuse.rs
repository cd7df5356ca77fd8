//! How long a client takes to give out a key that it has.
//!
//! `cargo bench --bench reuse` times it; `cargo test --bench reuse` only checks that STS is asked once.

use std::env;
use std::hint::black_box;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use std::thread;
use std::time::{Duration, SystemTime};

use cos_policy::sts::client::Client;
use cos_policy::sts::{Endpoint, Federation, FederationToken, Granted, PermanentKey, Ruling, Scope, Ttl, authorize};
use cos_policy::{Bucket, Policy, Region, Segment, policy};
use cos_policy_benches::{Turns, Way, medians};

/// The files of a user.
struct Files {
    bucket: Bucket,
    user: Segment,
}

impl Scope for Files {
    fn bound(&self) -> Policy {
        let Self { bucket, user } = self;
        policy! { in bucket; allow GetBucket, GetObject, PutObject on "files/{user}/*"; }
    }
}

type Call = FederationToken<Segment, Files>;

fn main() {
    let key = PermanentKey::new("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE");
    let key = key.expect("the key has no blanks");
    let endpoint = Endpoint::at(http::uri::Scheme::HTTP, answer_once().to_string().parse().expect("it is a host"));
    let client = Client::builder().build().expect("TLS is there");
    let call = || FederationToken::new(granted()).endpoint(endpoint.clone());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("the system has sockets");
    runtime.block_on(client.federation_token(call(), &key)).expect("the stand-in gives a key");
    // From here on nobody answers.
    hit(&client, call(), &key);
    if !env::args().any(|argument| argument == "--bench") {
        return;
    }
    let ways: [Way<'_, ()>; 2] =
        [("with the client", &|| hit(&client, call(), &key)), ("without", &|| drop(black_box(call())))];
    let medians = medians(&ways, Turns { rounds: 2_001, calls: 200 });
    for ((name, _), nanoseconds) in ways.iter().zip(&medians) {
        println!("{name:<16} {nanoseconds:>8.1} ns");
    }
    println!("the client       {:>8.1} ns", medians[0] - medians[1]);
}

fn granted() -> Granted<Segment, Files> {
    let own = |requester: &Segment, files: &Files| match *requester == files.user {
        true => Ruling::Grant,
        false => Ruling::Refuse,
    };
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").expect("the name is that of a bucket");
    let user = Segment::parse("alice").expect("the name is a segment");
    let files = Files { bucket, user: user.clone() };
    authorize(&own, user, files, Ttl::<Federation>::default(), SystemTime::now()).expect("the files are alice's")
}

/// What is at hand is there at once.
fn hit(client: &Client<Segment>, call: Call, key: &PermanentKey) {
    let answer = pin!(client.federation_token(call, key));
    match answer.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(issued) => drop(black_box(issued.expect("the key is alive"))),
        Poll::Pending => panic!("STS is asked again"),
    }
}

/// A stand-in for STS that gives one key.
fn answer_once() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("the system has sockets");
    let address = listener.local_addr().expect("it is bound");
    thread::spawn(move || answer(&listener.accept().expect("the client comes").0));
    address
}

fn answer(mut stream: &TcpStream) {
    let mut request = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        request.read_line(&mut head).expect("the client sends all of it");
    }
    let length = head.to_lowercase().lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    request.read_exact(&mut vec![0; length.expect("it has a body")]).expect("the client sends all of it");
    let end = SystemTime::UNIX_EPOCH.elapsed().expect("it is after 1970") + Duration::from_secs(900);
    let token = "t".repeat(1_000);
    let body = format!(
        r#"{{"Response":{{"Credentials":{{"Token":"{token}","TmpSecretId":"AKIDtmp","TmpSecretKey":"secret"}},"ExpiredTime":{},"RequestId":"4daec797-9cd2-4f09-9e7a-7d4c43b2a74c"}}}}"#,
        end.as_secs(),
    );
    let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
    stream.write_all(answer.as_bytes()).expect("the client reads it");
}

//! What is sent, how often, and what becomes of errors.

use std::net::TcpListener;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use cos_policy::sts::client::{Client, ClientBuilder, ClientError, Transport};
use cos_policy::sts::{CallError, Endpoint, Meter, StsError};

use crate::stand_in::{Reply, StandIn, key, refusal};
use crate::{Answer, Call, NOW, at, builder, call, call_of, client, key as signer, run};

fn asked(builder: ClientBuilder<cos_policy::Segment>, call: Call) -> Answer {
    run(builder.build().unwrap().federation_token(call, &signer()))
}

/// The stand-in fails in the same way some times, and then gives a key.
fn failing(times: usize, reply: impl Fn() -> Reply + Send + Sync + 'static) -> StandIn {
    StandIn::new(move |at, asked| if at < times { reply() } else { Reply::Text(200, key(at, asked)) })
}

#[test]
fn the_request_is_that_of_the_call() {
    let sts = StandIn::giving();
    asked(builder(&sts), call()).unwrap();
    let same = call_of("alice", "alice", 895, at(NOW));
    let (request, _) = same.endpoint(sts.endpoint()).sign(&signer(), at(NOW)).unwrap();
    let [sent] = <[_; 1]>::try_from(sts.asked()).unwrap();
    assert!(sent.head.starts_with("POST / HTTP/1.1\n"), "{}", sent.head);
    for (name, value) in request.headers() {
        let line = format!("{name}: {}", value.to_str().unwrap());
        assert_eq!(sent.head.lines().filter(|header| *header == line).count(), 1, "{line}");
    }
    assert_eq!(sent.body, serde_json::from_slice::<serde_json::Value>(request.body()).unwrap());
}

#[test]
fn what_may_pass_is_tried_again() {
    let replies: [fn() -> Reply; 4] = [
        || Reply::Text(200, refusal("RequestLimitExceeded")),
        || Reply::Text(200, refusal("InternalError.DbError")),
        || Reply::Text(502, "<html>".to_owned()),
        || Reply::Cut,
    ];
    for reply in replies {
        for (retries, fails, count) in [(0, 1, 1), (2, 2, 3), (2, 3, 3)] {
            let sts = failing(fails, reply);
            let answer = asked(builder(&sts).retries(retries), call());
            assert_eq!((sts.count(), answer.is_ok()), (count, count > fails), "{retries} {fails}");
            assert!(answer.err().is_none_or(|error| error.is_retryable()));
        }
    }
}

#[test]
fn what_does_not_pass_is_not() {
    for code in ["InvalidParameter.GrantOtherResource", "AuthFailure.SignatureExpire", "UnauthorizedOperation", "New"] {
        let sts = failing(1, || Reply::Text(200, refusal(code)));
        let error = asked(builder(&sts).retries(5), call()).unwrap_err();
        assert!(matches!(error, ClientError::Sts(StsError::Api { .. })) && !error.is_retryable(), "{error:?}");
        assert_eq!(sts.count(), 1);
    }
    let sts = failing(1, || Reply::Text(403, "<html>".to_owned()));
    assert!(!asked(builder(&sts), call()).unwrap_err().is_retryable());
    assert_eq!(sts.count(), 1);
}

#[test]
fn errors_are_not_kept() {
    let sts = failing(1, || Reply::Text(200, refusal("UnauthorizedOperation")));
    run(async {
        let client = client(&sts);
        client.federation_token(call(), &signer()).await.unwrap_err();
        client.federation_token(call(), &signer()).await.unwrap();
    });
    assert_eq!(sts.count(), 2);
}

#[test]
fn a_request_has_a_limited_time() {
    let sts = failing(1, || Reply::After(Duration::from_secs(4), String::new()));
    let began = Instant::now();
    let error = asked(builder(&sts).timeout(Duration::from_millis(200)).retries(0), call()).unwrap_err();
    assert!(matches!(error, ClientError::Transport(Transport::TimedOut)) && error.is_retryable());
    assert_eq!(error.to_string(), "STS did not answer in time");
    assert!(began.elapsed() < Duration::from_secs(2));
    // Another connection, and another try.
    asked(builder(&sts).timeout(Duration::from_millis(200)), call()).unwrap();
    let sts = failing(1, || Reply::After(Duration::from_secs(4), String::new()));
    asked(builder(&sts).timeout(Duration::from_millis(200)).retries(1), call()).unwrap();
    assert_eq!(sts.count(), 2);
}

/// Five random delays, the longest of up to 1.6 s: less than 50 ms together is as good as none.
#[test]
fn it_waits_before_it_tries_again() {
    let sts = failing(usize::MAX, || Reply::Text(502, String::new()));
    let began = Instant::now();
    asked(builder(&sts).retries(5), call()).unwrap_err();
    assert!(sts.count() == 6 && began.elapsed() >= Duration::from_millis(50), "{:?}", began.elapsed());
}

#[test]
fn all_retries_together_have_a_limited_time() {
    let sts = failing(usize::MAX, || Reply::Text(502, String::new()));
    let began = Instant::now();
    let builder = builder(&sts).retries(u32::MAX).within(Duration::from_millis(600));
    assert!(matches!(asked(builder, call()), Err(ClientError::Transport(Transport::TimedOut))));
    assert!((Duration::from_millis(600)..Duration::from_secs(3)).contains(&began.elapsed()));
}

#[test]
fn nobody_there() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let endpoint = Endpoint::at(http::uri::Scheme::HTTP, free.to_string().parse().unwrap());
    let sts = StandIn::giving();
    let error = asked(builder(&sts).retries(1), call().endpoint(endpoint)).unwrap_err();
    assert!(matches!(error, ClientError::Transport(Transport::Failed(_))) && error.is_retryable());
    assert_eq!(error.to_string(), "there is no connection to STS, or it was cut");
    assert_eq!(sts.count(), 0);
}

static CLOCK: AtomicU64 = AtomicU64::new(0);

/// Each look at the clock is a second later.
#[test]
fn each_try_is_signed_anew() {
    let sts = failing(2, || Reply::Text(502, String::new()));
    let builder = builder(&sts).clock(|| at(NOW + CLOCK.fetch_add(1, Ordering::SeqCst)));
    let issued = asked(builder, call()).unwrap();
    let line = |name: &str| {
        let line = |head: &str| head.lines().find(|line| line.starts_with(name)).unwrap().to_owned();
        sts.asked().iter().map(|asked| line(&asked.head)).collect::<Vec<_>>()
    };
    for name in ["x-tc-timestamp", "authorization"] {
        let mut lines = line(name);
        assert_eq!(lines.len(), 3);
        lines.dedup();
        assert_eq!(lines.len(), 3, "{lines:?}");
    }
    let left: Vec<u64> = sts.asked().iter().map(|asked| asked.body["DurationSeconds"].as_u64().unwrap()).collect();
    assert!(left[0] < 900 && left[0] - 2 == left[2], "{left:?}");
    assert_eq!(issued.expires(), at(NOW + 895));
}

#[test]
fn what_cannot_be_asked_is_not() {
    let sts = StandIn::giving();
    let error = asked(builder(&sts), call().meter(Meter::new(10, 100))).unwrap_err();
    assert!(matches!(error, ClientError::Call(CallError::Oversized(_))) && !error.is_retryable());
    let late = call_of("alice", "alice", 900, at(NOW - 841));
    assert_eq!(
        asked(builder(&sts), late).unwrap_err().to_string(),
        "59 s are left of what was granted, and a key lives 60 s at least: ask again",
    );
    assert_eq!(sts.count(), 0);
}

#[test]
fn the_meter_is_asked_although_a_key_is_there() {
    let sts = StandIn::giving();
    run(async {
        let client = client(&sts);
        client.federation_token(call(), &signer()).await.unwrap();
        client.federation_token(call().meter(Meter::new(10, 100)), &signer()).await.unwrap_err();
    });
}

#[test]
fn an_answer_without_end_is_not_read() {
    let sts = failing(1, || Reply::Text(200, " ".repeat(17 * 1024)));
    let error = asked(builder(&sts), call()).unwrap_err();
    assert!(matches!(error, ClientError::Transport(Transport::TooLong)) && !error.is_retryable(), "{error:?}");
    assert_eq!(sts.count(), 1);
}

#[test]
fn nothing_is_redirected() {
    let other = StandIn::giving();
    let address = other.address();
    let sts = failing(1, move || Reply::Moved(format!("http://{address}/")));
    assert!(matches!(asked(builder(&sts), call()), Err(ClientError::Sts(StsError::Malformed { status: 307, .. }))));
    assert_eq!((sts.count(), other.count()), (1, 0));
}

/// A test of this file, where the environment names a proxy that is not there.
#[test]
fn no_proxy_of_the_environment() {
    let mut test = Command::new(std::env::current_exe().unwrap());
    test.args(["--exact", "calls::the_request_is_that_of_the_call"]);
    test.envs(["http_proxy", "HTTP_PROXY", "ALL_PROXY"].map(|name| (name, "http://127.0.0.1:1")));
    let output = test.output().unwrap();
    assert!(output.status.success() && String::from_utf8_lossy(&output.stdout).contains("1 passed"), "{output:?}");
}

#[test]
fn the_settings_that_nobody_changes() {
    assert_eq!(
        format!("{:?}", Client::<()>::builder()),
        "ClientBuilder { timeout: 5s, within: 15s, retries: 2, capacity: 10000, endpoint: None, .. }",
    );
}

#[test]
fn by_a_proxy() {
    let (sts, proxy) = (StandIn::giving(), StandIn::giving());
    let through = reqwest::Proxy::all(format!("http://{}", proxy.address())).unwrap();
    asked(builder(&sts).proxy(through.basic_auth("user", "password-4711")), call()).unwrap();
    assert_eq!((sts.count(), proxy.count()), (0, 1));
    let asked = &proxy.asked()[0];
    assert!(asked.head.starts_with(&format!("POST http://{}/ HTTP/1.1\n", sts.endpoint().host())), "{}", asked.head);
    assert!(asked.head.contains("\nproxy-authorization: Basic "), "{}", asked.head);
}

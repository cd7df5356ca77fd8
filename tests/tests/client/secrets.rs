//! No secret is in what is printed or logged.

use std::error::Error;
use std::fmt::Write;
use std::sync::Mutex;
use std::time::Duration;

use cos_policy::Segment;
use cos_policy::sts::Endpoint;
use cos_policy::sts::client::{Client, ClientError};

use crate::stand_in::{Reply, StandIn, TMP, key, refusal};
use crate::{SECRET, builder, call, client, key as signer, run};

const PASSWORD: &str = "password-4711";

/// Base64 of `user:password-4711`, as a proxy is told.
const BASIC: &str = "dXNlcjpwYXNzd29yZC00NzEx";

#[track_caller]
fn assert_shows_none(text: &str) {
    for secret in [SECRET, TMP[0], TMP[1], PASSWORD, BASIC] {
        assert!(!text.contains(secret), "{text}");
    }
}

/// All that a program can print of an error.
fn shown(error: &ClientError) -> String {
    let mut text = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        write!(text, " {error} {error:?} {error:#?}").unwrap();
        source = error.source();
    }
    text
}

#[test]
fn no_debug_shows_a_secret() {
    let sts = StandIn::giving();
    let proxy = reqwest::Proxy::all(format!("http://user:{PASSWORD}@{}", sts.address())).unwrap();
    let builder = builder::<Segment>(&sts).proxy(proxy);
    assert_shows_none(&format!("{builder:?}"));
    let client = builder.build().unwrap();
    let issued = run(client.federation_token(call(), &signer())).unwrap();
    assert_shows_none(&format!("{client:?} {issued:?}"));
    assert_eq!(issued.into_key().token().expose(), TMP[1]);
}

#[test]
fn no_error_shows_a_secret_or_a_body() {
    let replies: [fn() -> Reply; 6] = [
        || Reply::Cut,
        || Reply::After(Duration::from_secs(2), String::new()),
        || Reply::Text(200, refusal("UnauthorizedOperation")),
        || Reply::Text(200, format!("{{\"Response\":{{\"Credentials\":{{\"Token\":\"{}\"", TMP[1])),
        || Reply::Text(502, TMP.concat()),
        || Reply::Text(200, TMP.concat().repeat(1000)),
    ];
    for reply in replies {
        let sts = StandIn::new(move |_, _| reply());
        let through = [None, Some(reqwest::Proxy::all(format!("http://user:{PASSWORD}@{}", sts.address())).unwrap())];
        for proxy in through {
            let builder = builder(&sts).timeout(Duration::from_millis(300)).retries(0);
            let builder = proxy.into_iter().fold(builder, |builder, proxy| builder.proxy(proxy));
            let client = builder.build().unwrap();
            assert_shows_none(&shown(&run(client.federation_token(call(), &signer())).unwrap_err()));
        }
    }
}

#[test]
fn an_address_with_a_password() {
    let host = format!("user:{PASSWORD}@127.0.0.1:1").parse().unwrap();
    let call = call().endpoint(Endpoint::at(http::uri::Scheme::HTTP, host));
    let client = Client::<Segment>::builder().clock(crate::now).retries(0).build().unwrap();
    assert_shows_none(&shown(&run(client.federation_token(call, &signer())).unwrap_err()));
}

#[test]
fn a_proxy_that_refuses_shows_nothing() {
    let proxy = StandIn::new(|_, _| Reply::Text(407, TMP.concat()));
    let through = reqwest::Proxy::all(format!("http://user:{PASSWORD}@{}", proxy.address())).unwrap();
    let client = Client::<Segment>::builder().clock(crate::now).retries(0).proxy(through).build().unwrap();
    let error = run(client.federation_token(call(), &signer())).unwrap_err();
    assert_eq!(proxy.count(), 1);
    assert!(proxy.asked()[0].head.starts_with("CONNECT sts.tencentcloudapi.com:443 "));
    assert_shows_none(&shown(&error));
}

/// All that was logged by anything in this process.
static LOGGED: Mutex<String> = Mutex::new(String::new());

struct Log;

impl log::Log for Log {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        writeln!(LOGGED.lock().unwrap(), "{} {}", record.target(), record.args()).unwrap();
    }

    fn flush(&self) {}
}

#[test]
fn no_log_shows_a_secret() {
    log::set_logger(&Log).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    let sts = StandIn::new(|at, asked| match at {
        0 => Reply::Text(502, TMP.concat()),
        _ => Reply::Text(200, key(at, asked)),
    });
    run(async {
        let client = client(&sts);
        for _ in 0..2 {
            client.federation_token(call(), &signer()).await.unwrap();
        }
    });
    let logged = LOGGED.lock().unwrap();
    assert!(logged.contains("reqwest"), "{logged}");
    assert_shows_none(&logged);
}

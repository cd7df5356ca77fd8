//! The service over HTTP, with the stand-in for STS; what a key may do is decided as COS would, by its token.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::SystemTime;

use cos_policy::sts::client::Client;
use cos_policy::sts::{Endpoint, PermanentKey};
use cos_policy::{Bucket, Document, Region};
use issue_key::sts_stand_in::StsStandIn;
use issue_key::{Service, router};
use reqwest::header::HeaderMap;
use serde_json::{Value, json};
use tokio::net::TcpListener;

mod crowd;
mod keys;
mod refusals;
mod secrets;
mod sessions;
mod settings;
mod stand_in;

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

/// The service on a port of its own, with the stand-in that it asks.
struct World {
    url: String,
    service: Arc<Service>,
    sts: StsStandIn,
}

impl World {
    async fn start() -> Self {
        let sts = StsStandIn::start().await.unwrap();
        let (endpoint, key) = (sts.endpoint().clone(), sts.key().clone());
        Self::with(sts, endpoint, key).await
    }

    /// It asks somewhere, with some key.
    async fn with(sts: StsStandIn, endpoint: Endpoint, key: PermanentKey) -> Self {
        let client = Client::builder().endpoint(endpoint).retries(0).build().unwrap();
        let service = Arc::new(Service::new(client, key, bucket()));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let router = router(Arc::clone(&service));
        tokio::spawn(async { axum::serve(listener, router).await });
        Self { url, service, sts }
    }

    /// A browser in which nobody is logged in.
    fn browser(&self) -> Browser {
        Browser { url: self.url.clone(), http: reqwest::Client::new(), cookie: None }
    }

    /// A browser in which somebody is.
    async fn browser_of(&self, user: &str) -> Browser {
        let password = if user == "alice" { "wonderland" } else { "builder" };
        let mut browser = self.browser();
        let answer = browser.post("/login", json!({"user": user, "password": password})).await;
        assert_eq!(answer.status, 204);
        let cookie = answer.headers["set-cookie"].to_str().unwrap();
        browser.cookie = Some(cookie.split(';').next().unwrap().to_owned());
        browser
    }

    /// What the key in an answer may do now.
    fn policy(&self, answer: &Answer) -> Document {
        assert_eq!(answer.status, 200, "{}", answer.body);
        policy_of(&self.sts, answer.token()).unwrap()
    }
}

/// What a token allows now.
fn policy_of(sts: &StsStandIn, token: &str) -> Option<Document> {
    let session = sts.look_up(token)?;
    session.is_live(SystemTime::now()).then(|| session.document().unwrap())
}

struct Browser {
    url: String,
    http: reqwest::Client,
    /// As it is sent.
    cookie: Option<String>,
}

impl Browser {
    async fn post(&self, path: &str, body: Value) -> Answer {
        self.send(path, &[("content-type", "application/json")], body.to_string()).await
    }

    async fn send(&self, path: &str, headers: &[(&str, &str)], body: String) -> Answer {
        let request = self.http.post(format!("{}{path}", self.url)).body(body);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let request = self.cookie.iter().fold(request, |request, cookie| request.header("cookie", cookie));
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        // Whatever it is, no cache may keep it.
        assert_eq!(headers["cache-control"], "no-store");
        let text = response.text().await.unwrap();
        Answer { status, headers, body: serde_json::from_str(&text).unwrap_or(Value::String(text)) }
    }
}

#[derive(Debug)]
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Value,
}

impl Answer {
    /// That of a nested reply.
    fn token(&self) -> &str {
        self.body["credentials"]["sessionToken"].as_str().unwrap()
    }

    fn key(&self) -> &str {
        self.body["key"].as_str().unwrap()
    }
}

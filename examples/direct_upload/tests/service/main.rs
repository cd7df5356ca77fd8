//! The service behind the page over HTTP, with the stand-in for STS.

#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::net::Ipv4Addr;

use cos_policy::sts::client::Client;
use cos_policy::{Bucket, Document, Region};
use direct_upload::service::{Page, Site};
use issue_key::Service;
use issue_key::sts_stand_in::{Session, StsStandIn};
use reqwest::header::HeaderMap;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tokio::net::TcpListener;

mod keys;
mod page;
mod questions;

const COS: &str = "http://examplebucket-1250000000.cos.ap-guangzhou.localhost:9";

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

/// The service on a port of its own, with the stand-in that it asks.
struct World {
    url: String,
    sts: StsStandIn,
}

impl World {
    async fn start() -> Self {
        let sts = StsStandIn::start().await.unwrap();
        let client = Client::builder().endpoint(sts.endpoint().clone()).retries(0).build().unwrap();
        let service = Service::new(client, sts.key().clone(), bucket());
        let router = Site::new(service, Page::new(COS, sdk().path()).unwrap()).router();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async { axum::serve(listener, router).await });
        Self { url, sts }
    }

    fn browser(&self) -> Browser {
        Browser { url: self.url.clone(), http: reqwest::Client::new(), cookie: None }
    }

    async fn browser_of(&self, user: &str) -> Browser {
        let password = if user == "alice" { "wonderland" } else { "builder" };
        let mut browser = self.browser();
        let answer = browser.post("/login", json!({"user": user, "password": password})).await;
        assert_eq!(answer.status, 204);
        browser.cookie = Some(answer.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned());
        browser
    }

    /// The key that STS made for an answer, of which the answer tells the policy.
    fn session(&self, answer: &Answer) -> (Session, Document) {
        assert_eq!(answer.status, 200, "{}", answer.text);
        let body = answer.json();
        let token = body["key"]["SecurityToken"].as_str().or(body["form"]["fields"]["x-cos-security-token"].as_str());
        let session = self.sts.look_up(token.unwrap()).unwrap();
        assert_eq!(body["policy"], session.policy);
        let document = session.document().unwrap();
        (session, document)
    }
}

/// A folder with something in the place of the SDK.
fn sdk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("dist")).unwrap();
    std::fs::write(folder.path().join("dist/cos-js-sdk-v5.min.js"), "/* COS */").unwrap();
    folder
}

struct Browser {
    url: String,
    http: reqwest::Client,
    /// As it is sent.
    cookie: Option<String>,
}

impl Browser {
    async fn post(&self, path: &str, body: Value) -> Answer {
        let request = self.request(Method::POST, path).header("content-type", "application/json");
        Answer::to(request.body(body.to_string())).await
    }

    async fn get(&self, path: &str) -> Answer {
        Answer::to(self.request(Method::GET, path)).await
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.url));
        self.cookie.iter().fold(request, |request, cookie| request.header("cookie", cookie))
    }
}

struct Answer {
    status: u16,
    headers: HeaderMap,
    text: String,
}

impl Answer {
    async fn to(request: RequestBuilder) -> Self {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        // Whatever it is, no cache may keep it.
        assert_eq!(headers["cache-control"], "no-store");
        Self { status, headers, text: response.text().await.unwrap() }
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap()
    }

    #[track_caller]
    fn assert_refused(&self, status: u16, sentence: &str) {
        assert_eq!((self.status, self.json()), (status, json!({ "error": sentence })));
    }
}

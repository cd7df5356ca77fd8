//! The policies of the examples, from what they print or send.

use std::net::Ipv4Addr;
use std::sync::Arc;

use cos_policy::sts::client::Client;
use cos_policy::{Bucket, Region};
use issue_key::sts_stand_in::StsStandIn;
use issue_key::{Service, router};
use serde_json::Value;
use tokio::net::TcpListener;

use crate::request::send;

const TEXTS: [(&str, &str); 5] = [
    ("avatar", include_str!("../../../avatar.rs")),
    ("photo_wall", include_str!("../../../photo_wall.rs")),
    ("private_folders", include_str!("../../../private_folders.rs")),
    ("forum", include_str!("../../../forum.rs")),
    ("review", include_str!("../../../review.rs")),
];

/// Name and JSON of each. The programs assert that what stands in their texts is what they print.
pub(crate) async fn policies() -> Vec<(String, String)> {
    let mut policies = Vec::new();
    for (name, text) in TEXTS {
        let found = in_text(text);
        assert!(!found.is_empty(), "{name} shows no policy");
        policies.extend(found.into_iter().map(|policy| (name.to_owned(), policy)));
    }
    policies.extend(issued().await);
    policies
}

/// What raw strings say, several together if they break a policy into lines.
fn in_text(program: &str) -> Vec<String> {
    let mut policies = Vec::new();
    let mut text = String::new();
    for piece in program.split("r#\"").skip(1).filter_map(|rest| rest.split_once("\"#")).map(|(piece, _)| piece) {
        text += piece;
        if serde_json::from_str::<Value>(&text).is_ok() {
            policies.push(std::mem::take(&mut text));
        }
    }
    assert!(text.is_empty(), "no policy: {text}");
    policies
}

/// What `issue_key` has a key made for: an upload, and the page of a folder.
async fn issued() -> Vec<(String, String)> {
    let sts = StsStandIn::start().await.unwrap();
    let client = Client::builder().endpoint(sts.endpoint().clone()).build().unwrap();
    let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
    let service = Arc::new(Service::new(client, sts.key().clone(), bucket));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async { axum::serve(listener, router(service)).await });

    let post = async |path: &str, cookie: &str, body: &str| {
        let length = body.len();
        let request = format!(
            "POST {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncookie: {cookie}\r\n\
             content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
        );
        send(address, request.as_bytes()).await.unwrap()
    };
    let login = post("/login", "", r#"{"user":"alice","password":"wonderland"}"#).await;
    let cookie = login.header("set-cookie").split(';').next().unwrap().to_owned();
    let mut policies = Vec::new();
    for (path, body) in [("/uploads", r#"{"file_name":"holiday.jpg"}"#), ("/files", "{}")] {
        let answer: Value = serde_json::from_str(&post(path, &cookie, body).await.body).unwrap();
        let token = answer["credentials"]["sessionToken"].as_str().unwrap();
        policies.push((format!("issue_key {path}"), sts.look_up(token).unwrap().policy));
    }
    policies
}

//! A key that the stand-in for STS issued.

use std::time::{SystemTime, UNIX_EPOCH};

use cos_policy::sts::{Tc3, percent_encode};
use direct_upload::cos::Cos;
use issue_key::sts_stand_in::StsStandIn;
use serde_json::{Value, json};
use tokio::net::TcpStream;

use crate::client::{Call, call, exchange};
use crate::{allow, bucket};

async fn issue(sts: &StsStandIn, policy: &Value) -> Value {
    let host = sts.endpoint().host();
    let timestamp = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    let body = json!({"Name": "direct-upload", "Policy": percent_encode(&policy.to_string()), "DurationSeconds": 900});
    let payload = body.to_string();
    let authorization = Tc3 {
        method: "POST",
        path: "/",
        query: "",
        headers: &[("content-type", "application/json"), ("host", host)],
        payload: payload.as_bytes(),
        service: "sts",
        timestamp,
    }
    .authorization(sts.key());
    let request = format!(
        "POST / HTTP/1.1\r\nconnection: close\r\nhost: {host}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nx-tc-action: GetFederationToken\r\nx-tc-version: 2018-08-13\r\n\
         x-tc-region: ap-guangzhou\r\nx-tc-timestamp: {timestamp}\r\nauthorization: {authorization}\r\n\r\n{payload}",
        payload.len()
    );
    let answer = exchange(TcpStream::connect(host).await.unwrap(), request.as_bytes()).await.unwrap();
    let mut answer: Value = serde_json::from_slice(&answer.body).unwrap();
    answer["Response"]["Credentials"].take()
}

#[tokio::test]
async fn it_does_what_its_policy_says() {
    let (sts, directory) = (StsStandIn::start().await.unwrap(), tempfile::tempdir().unwrap());
    let cos = Cos::builder(sts.clone()).bucket(bucket()).directory(directory.path()).start().await.unwrap();
    let key = issue(&sts, &json!({"version": "2.0", "statement": [allow(&["name/cos:PutObject"], "a/*")]})).await;
    let text = |name: &str| -> &'static str { key[name].as_str().unwrap().to_owned().leak() };
    let (id, secret, token) = (text("TmpSecretId"), text("TmpSecretKey"), text("Token"));
    let put = |path: &str| Call { id, secret, token: Some(token), ..call("PUT", path).body("x") };
    put("/a/1").send(&cos).await.served();
    assert_eq!(put("/b/1").send(&cos).await.error(), (403, "AccessDenied"));
    let other = Call { secret: "another", ..put("/a/1") };
    assert_eq!(other.send(&cos).await.error(), (403, "SignatureDoesNotMatch"));
}

//! What the stand-in for STS refuses.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use cos_policy::sts::{PermanentKey, Tc3, percent_encode};
use cos_policy::{Document, policy};
use issue_key::sts_stand_in::StsStandIn;
use serde_json::{Value, json};

use crate::{bucket, policy_of};

const CONTENT_TYPE: &str = "application/json; charset=utf-8";

/// A call, each part of which can be spoilt.
struct Call {
    action: &'static str,
    version: &'static str,
    body: Value,
    /// What is sent, if it is not what is signed.
    sent: Option<Value>,
    key: PermanentKey,
    signed: &'static [&'static str],
    timestamp: u64,
}

fn text() -> String {
    policy! { in bucket(); allow GetObject on "files/alice/*"; }.to_json()
}

fn body(policy: &str, seconds: u64) -> Value {
    json!({"Name": "cos-policy", "Policy": policy, "DurationSeconds": seconds})
}

impl Call {
    fn to(sts: &StsStandIn) -> Self {
        let timestamp = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        Self {
            action: "GetFederationToken",
            version: "2018-08-13",
            body: body(&percent_encode(&text()), 900),
            sent: None,
            key: sts.key().clone(),
            signed: &["content-type", "host"],
            timestamp,
        }
    }

    async fn send(self, sts: &StsStandIn) -> Value {
        let (endpoint, payload) = (sts.endpoint(), self.body.to_string());
        let all = [("content-type", CONTENT_TYPE), ("host", endpoint.host())];
        let headers: Vec<_> = all.into_iter().filter(|(name, _)| self.signed.contains(name)).collect();
        let authorization = Tc3 {
            method: "POST",
            path: "/",
            query: "",
            headers: &headers,
            payload: payload.as_bytes(),
            service: "sts",
            timestamp: self.timestamp,
        }
        .authorization(&self.key);
        let request = reqwest::Client::new()
            .post(format!("http://{}/", endpoint.host()))
            .header("content-type", CONTENT_TYPE)
            .header("x-tc-action", self.action)
            .header("x-tc-version", self.version)
            .header("x-tc-region", "ap-guangzhou")
            .header("x-tc-timestamp", self.timestamp)
            .header("authorization", authorization)
            .body(self.sent.map_or(payload, |sent| sent.to_string()));
        let response = request.send().await.unwrap();
        assert_eq!(response.status().as_u16(), 200);
        let mut answer: Value = serde_json::from_str(&response.text().await.unwrap()).unwrap();
        answer["Response"].take()
    }
}

#[tokio::test]
async fn it_remembers_the_policy_of_a_token() {
    let sts = StsStandIn::start().await.unwrap();
    let answer = Call::to(&sts).send(&sts).await;
    let token = answer["Credentials"]["Token"].as_str().unwrap();
    assert_eq!(policy_of(&sts, token), Some(Document::parse(&text()).unwrap()));
    assert_eq!((sts.look_up("another"), sts.count()), (None, 1));
}

#[tokio::test]
async fn it_remembers_the_key_of_a_token() {
    let sts = StsStandIn::start().await.unwrap();
    let answer = Call::to(&sts).send(&sts).await;
    let credentials = &answer["Credentials"];
    let session = sts.look_up(credentials["Token"].as_str().unwrap()).unwrap();
    assert_eq!(
        (session.id.as_str(), session.secret.as_str(), session.policy.as_str()),
        (credentials["TmpSecretId"].as_str().unwrap(), credentials["TmpSecretKey"].as_str().unwrap(), text().as_str(),)
    );
    assert_eq!(session.until, UNIX_EPOCH + Duration::from_secs(answer["ExpiredTime"].as_u64().unwrap()));
    assert!(!format!("{session:?}").contains(&session.secret));
}

#[tokio::test]
async fn a_token_expires() {
    let sts = StsStandIn::start().await.unwrap();
    let answer = Call { body: body(&percent_encode(&text()), 1), ..Call::to(&sts) }.send(&sts).await;
    let token = answer["Credentials"]["Token"].as_str().unwrap();
    tokio::time::sleep(Duration::from_millis(1100)).await;
    assert_eq!(policy_of(&sts, token), None);
    assert!(!sts.look_up(token).unwrap().is_live(SystemTime::now()));
}

#[tokio::test]
async fn it_refuses_with_the_documented_codes() {
    let sts = StsStandIn::start().await.unwrap();
    let (key, call) = (sts.key(), || Call::to(&sts));
    let pair = |id: &str, secret: &str| PermanentKey::new(id, secret).unwrap();
    let of_policy = |policy: &str| Call { body: body(&percent_encode(policy), 900), ..call() };
    let of_seconds = |seconds| Call { body: body(&percent_encode(&text()), seconds), ..call() };
    let now = call().timestamp;
    for (call, code) in [
        (Call { key: pair(key.id(), "another"), ..call() }, "AuthFailure.SignatureFailure"),
        (Call { key: pair("another", "another"), ..call() }, "AuthFailure.SecretIdNotFound"),
        (Call { sent: Some(body(&percent_encode(&text()), 901)), ..call() }, "AuthFailure.SignatureFailure"),
        (Call { signed: &["content-type"], ..call() }, "AuthFailure.SignatureFailure"),
        (Call { signed: &["host"], ..call() }, "AuthFailure.SignatureFailure"),
        (Call { timestamp: now - 302, ..call() }, "AuthFailure.SignatureExpire"),
        (Call { timestamp: now + 310, ..call() }, "AuthFailure.SignatureExpire"),
        (Call { action: "AssumeRole", ..call() }, "InvalidAction"),
        (Call { version: "2017-03-12", ..call() }, "InvalidParameterValue"),
        (Call { body: json!({"Policy": percent_encode(&text())}), ..call() }, "InvalidParameter"),
        (of_seconds(0), "InvalidParameter.ParamError"),
        (of_seconds(129_601), "InvalidParameter.OverTimeError"),
        (of_policy("no policy"), "InvalidParameter.StrategyFormatError"),
        (of_policy(&percent_encode(&text())), "InvalidParameter.StrategyFormatError"),
        (of_policy(r#"{"version":"2.0"}"#), "InvalidParameter.StrategyInvalid"),
        (of_policy(&text().replacen('{', r#"{"principal":{"qcs":["*"]},"#, 1)), "InvalidParameter.StrategyInvalid"),
        (of_policy(&text().replace("alice", &"a".repeat(2048))), "InvalidParameter.PolicyTooLong"),
    ] {
        let answer = call.send(&sts).await;
        assert_eq!(answer["Error"]["Code"], code, "{answer}");
        assert!(answer["RequestId"].is_string());
    }
    assert_eq!(sts.count(), 0);
}

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use sha1::{Digest, Sha1};

use crate::request::{Key, hex, hmac, key_time};

/// A form of `POST Object` (436/14690). The fields of its signature, and the conditions that it must have, are added.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Form {
    /// Name and value.
    fields: Vec<(String, String)>,
    file_name: String,
    pub(crate) file: String,
    conditions: Vec<Value>,
    /// When its policy ends, in seconds from now; 600 if it is not said.
    until: Option<i64>,
}

pub(crate) const BOUNDARY: &str = "-----------------------------conformance";

impl Form {
    /// One that uploads something under a key.
    pub(crate) fn of(key: &str) -> Self {
        Self { fields: vec![("key".to_owned(), key.to_owned())], file: "x".to_owned(), ..Self::default() }
    }

    /// The body.
    pub(crate) fn body(&self, key: &Key, time: (i64, i64)) -> String {
        let mut body = String::new();
        let signature = self.signature(key, &key_time(time));
        for (name, value) in self.fields.iter().chain(&signature) {
            body += &format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }
        let disposition = format!("form-data; name=\"file\"; filename=\"{}\"", self.file_name);
        body + &format!("--{BOUNDARY}\r\nContent-Disposition: {disposition}\r\n\r\n{}\r\n--{BOUNDARY}--\r\n", self.file)
    }

    fn signature(&self, key: &Key, time: &str) -> Vec<(String, String)> {
        let mut conditions = self.conditions.clone();
        conditions.extend([json!({"q-sign-algorithm": "sha1"}), json!({"q-ak": key.id}), json!({"q-sign-time": time})]);
        let policy = json!({"expiration": in_seconds(self.until.unwrap_or(600)), "conditions": conditions}).to_string();
        let signature = hmac(&hmac(&key.secret, time), &hex(&Sha1::digest(&policy)));
        let pairs = [
            ("policy", STANDARD.encode(policy)),
            ("q-sign-algorithm", "sha1".to_owned()),
            ("q-ak", key.id.clone()),
            ("q-key-time", time.to_owned()),
            ("q-signature", signature),
            ("x-cos-security-token", key.token.clone()),
        ];
        pairs.map(|(name, value)| (name.to_owned(), value)).to_vec()
    }
}

/// As ISO 8601 has it.
fn in_seconds(seconds: i64) -> String {
    let time =
        SystemTime::now() + Duration::from_secs(3600) - Duration::from_secs(u64::try_from(3600 - seconds).unwrap());
    let format = &time::format_description::well_known::Rfc3339;
    time::OffsetDateTime::from(time).replace_nanosecond(0).unwrap().format(format).unwrap()
}

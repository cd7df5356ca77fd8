use serde_json::{Value, json};
use time::OffsetDateTime;

use crate::random;

/// A code that is documented, and a message.
pub(super) struct Refusal(pub(super) &'static str, pub(super) &'static str);

impl From<getrandom::Error> for Refusal {
    fn from(_: getrandom::Error) -> Self {
        Self("InternalError.GetSeedTokenError", "no random bits")
    }
}

/// A temporary key.
pub(super) struct Temporary {
    pub(super) token: String,
    pub(super) id: String,
    pub(super) secret: String,
    until: u64,
}

impl Temporary {
    pub(super) fn until(until: u64) -> Result<Self, Refusal> {
        let (token, id, secret) = (random::id()?, format!("AKIDtmp{}", random::id()?), random::id()?);
        Ok(Self { token, id, secret, until })
    }
}

/// The answer, an error as well, comes with the status 200.
pub(super) fn json(outcome: Result<Temporary, Refusal>) -> Value {
    let request = random::id().unwrap_or_default();
    let response = match outcome {
        Ok(Temporary { token, id, secret, until }) => json!({
            "Credentials": { "Token": token, "TmpSecretId": id, "TmpSecretKey": secret },
            "ExpiredTime": until,
            "Expiration": iso_8601(until),
            "RequestId": request,
        }),
        Err(Refusal(code, message)) => {
            json!({ "Error": { "Code": code, "Message": message }, "RequestId": request })
        }
    };
    json!({ "Response": response })
}

/// `2023-11-14T22:28:20Z`
fn iso_8601(seconds: u64) -> Option<String> {
    let time = OffsetDateTime::from_unix_timestamp(i64::try_from(seconds).ok()?).ok()?;
    let (hour, minute, second) = time.to_hms();
    Some(format!("{}T{hour:02}:{minute:02}:{second:02}Z", time.date()))
}

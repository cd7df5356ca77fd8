use std::borrow::Cow;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use zeroize::Zeroizing;

use crate::clock::utc;

use super::temporary::Signer;

/// What TC3-HMAC-SHA256 signs: a request to an API of Tencent Cloud (362/4208).
///
/// ```
/// use cos_policy::sts::{PermanentKey, Tc3};
///
/// let key = PermanentKey::new("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")?;
/// let request = Tc3 {
///     method: "POST",
///     path: "/",
///     query: "",
///     headers: &[("content-type", "application/json; charset=utf-8"), ("host", "cvm.tencentcloudapi.com")],
///     payload: br#"{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}"#,
///     service: "cvm",
///     timestamp: 1_551_113_065,
/// };
/// assert_eq!(
///     request.authorization(&key),
///     "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, \
///      SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168",
/// );
/// # Ok::<(), cos_policy::sts::KeyPairError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Tc3<'r> {
    /// In capitals.
    pub method: &'r str,
    /// Encoded.
    pub path: &'r str,
    /// Encoded, without the question mark.
    pub query: &'r str,
    /// Those that are signed, in any order: `content-type` and `host` at least, as they are sent.
    pub headers: &'r [(&'r str, &'r str)],
    /// The body.
    pub payload: &'r [u8],
    /// The first part of the host: `sts`.
    pub service: &'r str,
    /// Seconds since 1970. More than 300 s off, the request is refused.
    pub timestamp: u64,
}

impl Tc3<'_> {
    /// The header `Authorization`.
    #[must_use]
    pub fn authorization<'k>(&self, key: impl Into<Signer<'k>>) -> String {
        let key = key.into();
        let date = date(self.timestamp);
        let headers = self.sorted();
        let canonical = hex(&Sha256::digest(self.canonical(&headers)));
        let timestamp = self.timestamp.to_string();
        let to_sign = ["TC3-HMAC-SHA256\n", &timestamp, "\n", &date, "/", self.service, "/tc3_request\n", &canonical];
        let first = Zeroizing::new(["TC3", key.secret.expose()].concat());
        let dated = hmac(first.as_bytes(), &[&date]);
        let signing = hmac(&*hmac(&*dated, &[self.service]), &["tc3_request"]);
        let signature = hex(&*hmac(&*signing, &to_sign));
        let mut text = String::with_capacity(256);
        text.extend([
            "TC3-HMAC-SHA256 Credential=",
            key.id,
            "/",
            &date,
            "/",
            self.service,
            "/tc3_request, SignedHeaders=",
        ]);
        push_names(&mut text, &headers);
        text.extend([", Signature=", signature.as_str()]);
        text
    }

    /// Lower-case names and values without blanks around them, by name.
    fn sorted(&self) -> Vec<(Cow<'_, str>, Cow<'_, str>)> {
        let mut headers = Vec::with_capacity(self.headers.len());
        for &(name, value) in self.headers {
            headers.push((lower(name), lower(value.trim())));
        }
        headers.sort_unstable();
        headers
    }

    fn canonical(&self, headers: &[(Cow<'_, str>, Cow<'_, str>)]) -> String {
        let mut text = String::with_capacity(512);
        text.extend([self.method, "\n", self.path, "\n", self.query, "\n"]);
        for (name, value) in headers {
            text.extend([name, ":", value, "\n"]);
        }
        text.push('\n');
        push_names(&mut text, headers);
        text.extend(["\n", hex(&Sha256::digest(self.payload)).as_str()]);
        text
    }
}

fn push_names(text: &mut String, headers: &[(Cow<'_, str>, Cow<'_, str>)]) {
    for (at, (name, _)) in headers.iter().enumerate() {
        text.extend([if at > 0 { ";" } else { "" }, name]);
    }
}

fn lower(text: &str) -> Cow<'_, str> {
    match text.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => text.to_ascii_lowercase().into(),
        false => text.into(),
    }
}

/// In UTC; of a time that no calendar has, the first day of 1970.
fn date(timestamp: u64) -> String {
    let date = utc(timestamp).unwrap_or(OffsetDateTime::UNIX_EPOCH).date();
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

fn hmac(key: &[u8], texts: &[&str]) -> Zeroizing<[u8; 32]> {
    // A key may have any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Zeroizing::default() };
    texts.iter().for_each(|text| mac.update(text.as_bytes()));
    Zeroizing::new(mac.finalize().into_bytes().into())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |nibble: u8| char::from(DIGITS.get(usize::from(nibble)).copied().unwrap_or_default());
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(digit(byte >> 4));
        text.push(digit(byte & 15));
    }
    text
}

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use crate::hex::hex;

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
        let headers = self.sorted();
        let names = names(&headers);
        let canonical = hex(self.canonical(&headers, &names));
        let signing_key = key.secret.signing_key(self.timestamp, self.service);
        let (date, timestamp) = (&signing_key.date, self.timestamp.to_string());
        let to_sign = ["TC3-HMAC-SHA256\n", &timestamp, "\n", date, "/", self.service, "/tc3_request\n", &canonical];
        let signature = hex(signing_key.sign(&to_sign));
        let mut text = String::with_capacity(256);
        text.extend(["TC3-HMAC-SHA256 Credential=", key.id, "/", date, "/", self.service]);
        text.extend(["/tc3_request, SignedHeaders=", &names, ", Signature=", &signature]);
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

    /// The hash of the canonical request.
    fn canonical(&self, headers: &[(Cow<'_, str>, Cow<'_, str>)], names: &str) -> [u8; 32] {
        let mut hash = Sha256::new();
        let mut push = |parts: &[&str]| parts.iter().for_each(|part| hash.update(part));
        push(&[self.method, "\n", self.path, "\n", self.query, "\n"]);
        headers.iter().for_each(|(name, value)| push(&[name, ":", value, "\n"]));
        push(&["\n", names, "\n", &hex(Sha256::digest(self.payload).into())]);
        hash.finalize().into()
    }
}

fn names(headers: &[(Cow<'_, str>, Cow<'_, str>)]) -> String {
    let mut names = String::with_capacity(64);
    for (at, (name, _)) in headers.iter().enumerate() {
        names.extend([if at > 0 { ";" } else { "" }, name]);
    }
    names
}

fn lower(text: &str) -> Cow<'_, str> {
    match text.bytes().fold(false, |any, byte| any | byte.is_ascii_uppercase()) {
        true => text.to_ascii_lowercase().into(),
        false => text.into(),
    }
}

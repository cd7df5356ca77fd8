use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use zeroize::Zeroizing;

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
        let scope = format!("{date}/{}/tc3_request", self.service);
        let headers = self.sorted();
        let names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
        let names = names.join(";");
        let canonical = hex(&Sha256::digest(self.canonical(&headers, &names)));
        let to_sign = format!("TC3-HMAC-SHA256\n{}\n{scope}\n{canonical}", self.timestamp);
        let first = Zeroizing::new(format!("TC3{}", key.secret.expose()));
        let steps = [date.as_str(), self.service, "tc3_request"];
        let signing = steps.iter().fold(Zeroizing::new(first.as_bytes().to_vec()), |key, step| hmac(&key, step));
        let signature = hex(&hmac(&signing, &to_sign));
        format!("TC3-HMAC-SHA256 Credential={}/{scope}, SignedHeaders={names}, Signature={signature}", key.id)
    }

    /// Lower-case names and values without blanks around them, by name.
    fn sorted(&self) -> Vec<(String, String)> {
        let lower = |(name, value): &(&str, &str)| (name.to_ascii_lowercase(), value.trim().to_ascii_lowercase());
        let mut headers: Vec<(String, String)> = self.headers.iter().map(lower).collect();
        headers.sort();
        headers
    }

    fn canonical(&self, headers: &[(String, String)], names: &str) -> String {
        let headers: String = headers.iter().flat_map(|(name, value)| [name, ":", value, "\n"]).collect();
        let payload = hex(&Sha256::digest(self.payload));
        [self.method, self.path, self.query, &headers, names, &payload].join("\n")
    }
}

/// In UTC; of a time that no calendar has, the first day of 1970.
fn date(timestamp: u64) -> String {
    let seconds = i64::try_from(timestamp).unwrap_or_default();
    let date = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH).date();
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

fn hmac(key: &[u8], text: &str) -> Zeroizing<Vec<u8>> {
    // A key may have any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return Zeroizing::default() };
    mac.update(text.as_bytes());
    Zeroizing::new(mac.finalize().into_bytes().to_vec())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

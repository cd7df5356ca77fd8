use std::fmt::Write;

use axum::http::{HeaderMap, header};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;

use super::answer::Refusal;

/// The most seconds that the clock of a caller may be off.
const SKEW: u64 = 300;

const FAILURE: Refusal = Refusal("AuthFailure.SignatureFailure", "the signature is not that of the request");

/// What stands in the header `Authorization`:
/// `TC3-HMAC-SHA256 Credential=<id>/<date>/<service>/tc3_request, SignedHeaders=<names>, Signature=<hexadecimal>`.
struct Authorization<'h> {
    id: &'h str,
    scope: &'h str,
    signed_headers: &'h str,
    signature: &'h str,
}

impl<'h> Authorization<'h> {
    fn read(text: &'h str) -> Option<Self> {
        let mut parts = text.strip_prefix("TC3-HMAC-SHA256 ")?.split(", ");
        let mut part = |name| parts.next()?.strip_prefix(name);
        let (id, scope) = part("Credential=")?.split_once('/')?;
        Some(Self { id, scope, signed_headers: part("SignedHeaders=")?, signature: part("Signature=")? })
    }
}

/// Whether a `POST /` is signed with a key, now.
pub(super) fn verify(headers: &HeaderMap, body: &[u8], id: &str, secret: &str, now: u64) -> Result<(), Refusal> {
    let text = |name| headers.get(name)?.to_str().ok();
    let found = text(header::AUTHORIZATION.as_str()).and_then(Authorization::read).ok_or(FAILURE)?;
    if found.id != id {
        return Err(Refusal("AuthFailure.SecretIdNotFound", "nobody has this SecretId"));
    }
    let timestamp = text("x-tc-timestamp").and_then(|timestamp| timestamp.parse::<u64>().ok()).ok_or(FAILURE)?;
    if timestamp.abs_diff(now) > SKEW {
        return Err(Refusal("AuthFailure.SignatureExpire", "the signature has expired"));
    }
    let date = date(timestamp).ok_or(FAILURE)?;
    let expected = signature(headers, body, &found, secret, timestamp, &date).ok_or(FAILURE)?;
    let is_scope = found.scope == format!("{date}/sts/tc3_request");
    if is_scope && found.signature == expected { Ok(()) } else { Err(FAILURE) }
}

/// That of a request. `None` if it leaves out a header that has to be signed, or signs one that is not there.
fn signature(
    headers: &HeaderMap,
    body: &[u8],
    found: &Authorization<'_>,
    secret: &str,
    timestamp: u64,
    date: &str,
) -> Option<String> {
    let names: Vec<&str> = found.signed_headers.split(';').collect();
    if !["content-type", "host"].iter().all(|name| names.contains(name)) || !names.is_sorted() {
        return None;
    }
    let mut request = "POST\n/\n\n".to_owned();
    for name in names {
        let value = headers.get(name)?.to_str().ok()?.trim().to_lowercase();
        writeln!(request, "{name}:{value}").ok()?;
    }
    write!(request, "\n{}\n{}", found.signed_headers, sha256(body)).ok()?;
    let scope = found.scope;
    let text = format!("TC3-HMAC-SHA256\n{timestamp}\n{scope}\n{}", sha256(request.as_bytes()));
    let key =
        [date, "sts", "tc3_request"].iter().try_fold(format!("TC3{secret}").into_bytes(), |key, part| hmac(&key, part));
    Some(hex(&hmac(&key?, &text)?))
}

/// `2023-11-14`, in UTC.
fn date(timestamp: u64) -> Option<String> {
    let time = OffsetDateTime::from_unix_timestamp(i64::try_from(timestamp).ok()?).ok()?;
    Some(time.date().to_string())
}

fn hmac(key: &[u8], text: &str) -> Option<Vec<u8>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(text.as_bytes());
    Some(mac.finalize().into_bytes().to_vec())
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

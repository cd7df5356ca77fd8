//! The signature of a request, as 436/7778 makes it.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use http::{HeaderMap, Method};
use issue_key::sts_stand_in::Session;
use sha1::{Digest, Sha1};
use subtle::ConstantTimeEq;

use super::digest::hex;
use super::error::{Code, Outcome, Refusal};
use super::headers::only;
use super::percent;
use super::sessions::Sessions;
use super::wire::{Query, Wire};

/// The seven parts, of the header or of the URL.
#[derive(Debug)]
struct Authorization {
    algorithm: String,
    id: String,
    sign_time: String,
    key_time: String,
    header_list: String,
    parameter_list: String,
    signature: String,
}

const PARTS: [&str; 7] =
    ["q-sign-algorithm", "q-ak", "q-sign-time", "q-key-time", "q-header-list", "q-url-param-list", "q-signature"];

/// The key that signed a request.
///
/// # Errors
///
/// It is not signed, by no temporary key, by one that has ended, outside its time, or otherwise than 436/7778 says.
pub(super) fn authenticate(wire: &Wire, sessions: &dyn Sessions, now: SystemTime) -> Outcome<Session> {
    let authorization = Authorization::of(wire)?;
    let session = session(&token(wire)?, &authorization.id, sessions, now)?;
    check_algorithm(&authorization.algorithm)?;
    if authorization.sign_time != authorization.key_time {
        return Err(Refusal::unknown("a time of the signature that is not that of its key"));
    }
    check_time(&authorization.key_time, now)?;
    let text = http_string(wire, &authorization)?;
    let expected = signature(&session.secret, &authorization.key_time, &text)?;
    compare(&expected, &authorization.signature)?;
    Ok(session)
}

impl Authorization {
    fn of(wire: &Wire) -> Outcome<Self> {
        let header = only(&wire.headers, "authorization")?;
        let in_query = PARTS.iter().any(|name| wire.query.has(name));
        let pairs: Vec<(String, String)> = match (header, in_query) {
            (Some(_), true) => return Err(Refusal::unknown("a signature in the header and in the URL")),
            (None, false) => return Err(Refusal::new(Code::AccessDenied, "Access Denied.")),
            (Some(text), false) => {
                let pairs = text.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
                pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
            }
            (None, true) => {
                let pairs = wire.query.pairs().filter(|(name, _)| PARTS.contains(name));
                let pairs = pairs.map(|(name, value)| Ok((name.to_owned(), percent::decode(value)?)));
                pairs.collect::<Outcome<_>>()?
            }
        };
        Self::from_pairs(pairs).ok_or_else(|| Refusal::argument("The authorization is malformed."))
    }

    /// Each part once, in any order, and nothing else.
    fn from_pairs(mut pairs: Vec<(String, String)>) -> Option<Self> {
        let mut take = |name: &str| {
            let at = pairs.iter().position(|(other, _)| other == name)?;
            Some(pairs.swap_remove(at).1)
        };
        let [algorithm, id, sign_time, key_time, header_list, parameter_list, signature] = PARTS.map(&mut take);
        let authorization = Self {
            algorithm: algorithm?,
            id: id?,
            sign_time: sign_time?,
            key_time: key_time?,
            header_list: header_list?,
            parameter_list: parameter_list?,
            signature: signature?,
        };
        pairs.is_empty().then_some(authorization)
    }
}

const TOKEN: &str = "x-cos-security-token";

fn token(wire: &Wire) -> Outcome<String> {
    match (only(&wire.headers, TOKEN)?, wire.query.value(TOKEN)?.filter(|token| !token.is_empty())) {
        (Some(_), Some(_)) => Err(Refusal::unknown("a token in the header and in the URL")),
        (Some(token), None) => Ok(token.to_owned()),
        (None, Some(token)) => Ok(token),
        (None, None) => Err(Refusal::new(Code::AccessDenied, "The stand-in takes temporary keys alone.")),
    }
}

/// The key of a token, if it is the one that is named and has not ended.
pub(super) fn session(token: &str, id: &str, sessions: &dyn Sessions, now: SystemTime) -> Outcome<Session> {
    let unknown = || Refusal::new(Code::InvalidAccessKeyId, "The access key ID you provided does not exist.");
    let session = sessions.look_up(token).filter(|session| session.id == id).ok_or_else(unknown)?;
    if session.is_live(now) {
        Ok(session)
    } else {
        Err(Refusal::new(Code::ExpiredToken, "The provided token has expired."))
    }
}

pub(super) fn check_algorithm(name: &str) -> Outcome<()> {
    if name == "sha1" { Ok(()) } else { Err(Refusal::argument("The algorithm of the signature is sha1.")) }
}

/// `<begin>;<end>`, in seconds since 1970: it lies between. No document has a tolerance for clocks.
pub(super) fn check_time(text: &str, now: SystemTime) -> Outcome<()> {
    let malformed = || Refusal::argument("The time of the signature is malformed.");
    let (begin, end) = text.split_once(';').ok_or_else(malformed)?;
    let time = |text: &str| {
        let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let seconds = text.parse().ok().filter(|_| is_number)?;
        UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
    };
    let (begin, end) = time(begin).zip(time(end)).ok_or_else(malformed)?;
    if now < begin {
        return Err(Refusal::new(Code::AccessDenied, "Request is not yet valid."));
    }
    if end <= now {
        return Err(Refusal::new(Code::AccessDenied, "Request has expired."));
    }
    Ok(())
}

/// What is signed of a request.
fn http_string(wire: &Wire, authorization: &Authorization) -> Outcome<String> {
    let parameters = parameters(&wire.query, &authorization.parameter_list)?;
    let headers = headers(&wire.headers, &authorization.header_list)?;
    Ok(http_string_of(&wire.method, &wire.path, &parameters, &headers))
}

fn http_string_of(method: &Method, path: &str, parameters: &str, headers: &str) -> String {
    format!("{}\n{path}\n{parameters}\n{headers}\n", method.as_str().to_ascii_lowercase())
}

/// `name=value&..`, of just the parameters that a list names.
fn parameters(query: &Query, list: &str) -> Outcome<String> {
    let mut pairs = Vec::new();
    for name in names(list)? {
        let found = query.pairs().filter(|(other, _)| percent::encode(other).to_ascii_lowercase() == name);
        pairs.push(format!("{name}={}", percent::encode(&percent::decode(single(found.map(|(_, value)| value))?)?)));
    }
    Ok(pairs.join("&"))
}

/// `name=value&..`, of just the headers that a list names.
fn headers(headers: &HeaderMap, list: &str) -> Outcome<String> {
    let mut pairs = Vec::new();
    for name in names(list)? {
        let values = headers.iter().filter(|(other, _)| percent::encode(other.as_str()) == name);
        let mut values = values.map(|(_, value)| value.to_str().map(str::trim));
        let value = match (values.next(), values.next()) {
            (Some(_), Some(_)) => return Err(Refusal::unknown("a signed header that is sent twice")),
            (value, _) => value,
        };
        let value = value.ok_or_else(mismatch)?.map_err(|_| Refusal::unknown("a header that is no ASCII"))?;
        pairs.push(format!("{name}={}", percent::encode(value)));
    }
    Ok(pairs.join("&"))
}

/// Those of a list, which is sorted and has each once.
fn names(list: &str) -> Outcome<Vec<&str>> {
    let names: Vec<&str> = list.split(';').filter(|_| !list.is_empty()).collect();
    if names.is_sorted_by(|left, right| left < right) { Ok(names) } else { Err(mismatch()) }
}

fn single<T>(mut found: impl Iterator<Item = T>) -> Outcome<T> {
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        _ => Err(mismatch()),
    }
}

/// In hexadecimal digits.
fn signature(secret: &str, key_time: &str, http_string: &str) -> Outcome<String> {
    let text = format!("sha1\n{key_time}\n{}\n", hex(&Sha1::digest(http_string)));
    signature_of(secret, key_time, &text)
}

/// Signs with the key of a time.
pub(super) fn signature_of(secret: &str, key_time: &str, text: &str) -> Outcome<String> {
    hmac(secret, key_time).and_then(|key| hmac(&key, text)).ok_or_else(mismatch)
}

pub(super) fn compare(expected: &str, found: &str) -> Outcome<()> {
    if bool::from(expected.as_bytes().ct_eq(found.as_bytes())) { Ok(()) } else { Err(mismatch()) }
}

fn hmac(key: &str, text: &str) -> Option<String> {
    let mut mac = Hmac::<Sha1>::new_from_slice(key.as_bytes()).ok()?;
    mac.update(text.as_bytes());
    Some(hex(&mac.finalize().into_bytes()))
}

fn mismatch() -> Refusal {
    Refusal::new(Code::SignatureDoesNotMatch, "The signature we calculated does not match the signature you provided.")
}

#[cfg(test)]
mod tests;

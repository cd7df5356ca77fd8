//! A request as it arrived, before anybody asks what it means.

use std::net::IpAddr;

use cos_policy::Bucket;
use http::request::Parts;
use http::{HeaderMap, HeaderName, Method};

use super::error::{Code, Outcome, Refusal};
use super::gate::Gate;
use super::percent;

/// The longest key, in bytes (436/13324).
const LONGEST_KEY: usize = 850;

/// Where a request comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer {
    pub(super) address: IpAddr,
    /// `"1.2"` or `"1.3"`; `None` without TLS.
    pub(super) tls: Option<&'static str>,
}

/// A request without its body.
#[derive(Debug)]
pub(super) struct Wire {
    pub(super) method: Method,
    pub(super) bucket: Bucket,
    /// The path, decoded once.
    pub(super) path: String,
    pub(super) query: Query,
    pub(super) headers: HeaderMap,
    pub(super) peer: Peer,
}

/// The parameters of a URL: the name decoded, the value as it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Query(Vec<(String, String)>);

impl Wire {
    pub(super) fn read(parts: Parts, bucket: Bucket, peer: Peer, gate: Gate) -> Outcome<Self> {
        let Parts { method, uri, headers, .. } = parts;
        let headers = seen(headers, gate);
        let (path, query) = (percent::decode(uri.path())?, Query::read(uri.query().unwrap_or_default())?);
        Ok(Self { method, bucket, path, query, headers, peer })
    }

    /// The key; empty for the bucket itself.
    ///
    /// # Errors
    ///
    /// COS has no such key (436/13324).
    pub(super) fn key(&self, gate: Gate) -> Outcome<String> {
        let key = self.path.strip_prefix('/').unwrap_or(&self.path);
        let key = if gate == Gate::DecodeTwice { percent::decode(key)? } else { key.to_owned() };
        check_key(&key).map(|()| key)
    }

    /// Whether the body comes in chunks. A length beside them is not among the headers any more (RFC 9112, 6.3).
    pub(super) fn is_chunked(&self) -> bool {
        self.headers.contains_key("transfer-encoding")
    }
}

/// The headers: all of them, but for a gate that lies.
fn seen(headers: HeaderMap, gate: Gate) -> HeaderMap {
    let one = |name: &HeaderName| match gate {
        Gate::FirstHeader => headers.get(name).cloned(),
        _ => headers.get_all(name).iter().next_back().cloned(),
    };
    match gate {
        Gate::FirstHeader | Gate::LastHeader => {
            headers.keys().filter_map(|name| Some((name.clone(), one(name)?))).collect()
        }
        _ => headers,
    }
}

/// # Errors
///
/// `KeyTooLong`, `InvalidObjectName`: what 436/13324 rules out. The empty key is the bucket.
pub(super) fn check_key(key: &str) -> Outcome<()> {
    if key.len() > LONGEST_KEY {
        return Err(Refusal::new(Code::KeyTooLong, "Your key is too long."));
    }
    let is_ruled_out = key.starts_with(['/', '\\'])
        || key.contains(|one: char| ('\u{18}'..='\u{1b}').contains(&one))
        || key.to_ascii_lowercase().contains("%0a%0d");
    if is_ruled_out { Err(Refusal::new(Code::InvalidObjectName, "The object name is invalid.")) } else { Ok(()) }
}

impl Query {
    /// # Errors
    ///
    /// A name is there twice, or a plus sign is, which may stand for a blank: no document says.
    fn read(text: &str) -> Outcome<Self> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = percent::decode(name)?;
            percent::decode(value)?;
            if pairs.iter().any(|(other, _)| *other == name) {
                return Err(Refusal::unknown("a parameter that is sent twice"));
            }
            if value.contains('+') {
                return Err(Refusal::unknown("a plus sign in a parameter"));
            }
            pairs.push((name, value.to_owned()));
        }
        Ok(Self(pairs))
    }

    /// The value as it stands in the URL.
    pub(super) fn raw(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The value, decoded once.
    pub(super) fn value(&self, name: &str) -> Outcome<Option<String>> {
        self.raw(name).map(percent::decode).transpose()
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// Names, decoded, and values as they stand in the URL.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

//! Server-side encryption as a request asks for it. What is kept is encrypted in any case; this says by whose key, and what
//! the answer says of it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

use super::digest::md5;
use super::error::{Code, Outcome, Refusal};
use super::headers::only;
use super::vault::WrappingKey;

/// What an object was stored with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Sse {
    #[default]
    None,
    /// `AES256`
    Cos,
    /// `cos/kms`, with the id of the key if one is named. There is no KMS here: it is recorded, and the key of the directory
    /// is used.
    Kms(Option<String>),
    /// The MD5 of the customer's key, in base64.
    Customer(String),
}

const ALGORITHM: &str = "x-cos-server-side-encryption-customer-algorithm";
const KEY_MD5: &str = "x-cos-server-side-encryption-customer-key-MD5";

/// What the headers of a customer's key begin with, for what is stored or read, and for the source of a copy (436/10881).
const OWN: &str = "x-cos-server-side-encryption-customer";
const OF_SOURCE: &str = "x-cos-copy-source-server-side-encryption-customer";

/// How to encrypt what a request stores, and the key if it brings one.
pub(super) fn of_upload(headers: &HeaderMap) -> Outcome<(Sse, Option<WrappingKey>)> {
    let customer = customer(headers, OWN)?;
    match (only(headers, "x-cos-server-side-encryption")?, customer) {
        (None, None) => Ok((Sse::None, None)),
        (None, Some((key, md5))) => Ok((Sse::Customer(md5), Some(key))),
        (Some("AES256"), None) => Ok((Sse::Cos, None)),
        (Some("cos/kms"), None) => {
            let id = only(headers, "x-cos-server-side-encryption-cos-kms-key-id")?;
            Ok((Sse::Kms(id.map(str::to_owned)), None))
        }
        _ => Err(Refusal::argument("The encryption you specified is not supported.")),
    }
}

impl Sse {
    /// The key to read with; `None` is that of the directory. The headers of a copy say that of its source.
    ///
    /// # Errors
    ///
    /// `SsecDecryptHeaderInvalid` if the customer's key is missing or another one, or none was used.
    pub(super) fn key_to_read(&self, headers: &HeaderMap, is_source: bool) -> Outcome<Option<WrappingKey>> {
        let invalid = || Refusal::new(Code::SsecDecryptHeaderInvalid, "The key is not that of the object.");
        match (self, customer(headers, if is_source { OF_SOURCE } else { OWN })?) {
            (Self::Customer(stored), Some((key, md5))) if bool::from(stored.as_bytes().ct_eq(md5.as_bytes())) => {
                Ok(Some(key))
            }
            (Self::Customer(_), _) | (_, Some(_)) => Err(invalid()),
            (_, None) => Ok(None),
        }
    }

    /// What an answer says.
    pub(super) fn headers(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::None => Vec::new(),
            Self::Cos => vec![("x-cos-server-side-encryption", "AES256".to_owned())],
            Self::Kms(id) => {
                let id = id.iter().map(|id| ("x-cos-server-side-encryption-cos-kms-key-id", id.clone()));
                id.chain([("x-cos-server-side-encryption", "cos/kms".to_owned())]).collect()
            }
            Self::Customer(md5) => vec![(ALGORITHM, "AES256".to_owned()), (KEY_MD5, md5.clone())],
        }
    }
}

/// The customer's key and its MD5, which must be its MD5.
fn customer(headers: &HeaderMap, prefix: &str) -> Outcome<Option<(WrappingKey, String)>> {
    let invalid = || Refusal::argument("The customer key you specified is not valid.");
    let header = |name: &str| only(headers, &format!("{prefix}-{name}"));
    let (algorithm, key, sent) = match (header("algorithm")?, header("key")?, header("key-md5")?) {
        (None, None, None) => return Ok(None),
        (Some(algorithm), Some(key), Some(md5)) => (algorithm, key, md5),
        _ => return Err(invalid()),
    };
    let key: [u8; 32] = STANDARD.decode(key).ok().and_then(|key| key.try_into().ok()).ok_or_else(invalid)?;
    if algorithm != "AES256" || STANDARD.encode(md5(&key)) != sent {
        return Err(invalid());
    }
    Ok(Some((WrappingKey::new(key), sent.to_owned())))
}

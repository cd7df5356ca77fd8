use std::sync::{Arc, Mutex, PoisonError};

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use zeroize::Zeroizing;

use crate::clock::utc;

/// What TC3 signs with instead of the secret: the requests of a day to a service (362/4208).
pub(super) struct SigningKey {
    day: u64,
    service: String,
    pub(super) date: String,
    keyed: Hmac<Sha256>,
}

/// The one that was used last, wiped with its secret.
#[derive(Default)]
pub(super) struct LastSigningKey(Mutex<Option<Arc<SigningKey>>>);

impl SigningKey {
    fn derive(secret: &str, day: u64, service: &str) -> Self {
        let date = date(day);
        let first = Zeroizing::new(["TC3", secret].concat());
        let dated = hmac(keyed(first.as_bytes()), &[&date]);
        let of_service = hmac(keyed(&*dated), &[service]);
        let keyed = keyed(&*hmac(keyed(&*of_service), &["tc3_request"]));
        Self { day, service: service.to_owned(), date, keyed }
    }

    pub(super) fn sign(&self, text: &[&str]) -> [u8; 32] {
        *hmac(self.keyed.clone(), text)
    }
}

impl LastSigningKey {
    /// That of the time and the service, derived if it is not the last one.
    pub(super) fn of(&self, secret: &str, timestamp: u64, service: &str) -> Arc<SigningKey> {
        let day = timestamp / (24 * 60 * 60);
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match &*last {
            Some(key) if key.day == day && key.service == service => Arc::clone(key),
            _ => Arc::clone(last.insert(Arc::new(SigningKey::derive(secret, day, service)))),
        }
    }
}

/// In UTC; of a day that no calendar has, the first of 1970.
fn date(day: u64) -> String {
    let date = utc(day.saturating_mul(24 * 60 * 60)).unwrap_or(OffsetDateTime::UNIX_EPOCH).date();
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// By the rule of RFC 2104: a key that is longer than a block of SHA-256 is hashed, a shorter one has zeros behind it.
fn keyed(key: &[u8]) -> Hmac<Sha256> {
    let mut block = Zeroizing::new([0; 64]);
    match block.get_mut(..key.len()) {
        Some(start) => start.copy_from_slice(key),
        None => block.iter_mut().zip(Sha256::digest(key)).for_each(|(to, from)| *to = from),
    }
    Hmac::new((&*block).into())
}

fn hmac(mut keyed: Hmac<Sha256>, text: &[&str]) -> Zeroizing<[u8; 32]> {
    text.iter().for_each(|part| keyed.update(part.as_bytes()));
    Zeroizing::new(keyed.finalize().into_bytes().into())
}

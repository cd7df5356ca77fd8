//! What both clients of the tests sign with, by 436/7778. It shares no code with what verifies.

use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// Names and `name=value`, each sorted by name.
pub(crate) fn listed(pairs: impl Iterator<Item = (String, String)>) -> (String, String) {
    let mut pairs: Vec<_> = pairs.collect();
    pairs.sort();
    let names: Vec<_> = pairs.iter().map(|(name, _)| name.clone()).collect();
    let values: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    (names.join(";"), values.join("&"))
}

pub(crate) fn hmac(key: &str, text: &str) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(text.as_bytes());
    hex(&mac.finalize().into_bytes())
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn encode(text: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    text.bytes()
        .map(|byte| if is_plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

//! Percent-encoding as 436/7778 writes it.

use super::error::{Code, Outcome, Refusal};

/// Encodes everything but ASCII letters, digits and `-_.~`, in capitals.
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Decodes once.
///
/// # Errors
///
/// `InvalidURI` for a percent sign without two digits, and for what is no UTF-8.
pub(super) fn decode(text: &str) -> Outcome<String> {
    let invalid = || Refusal::new(Code::InvalidUri, "Could not parse the specified URI.");
    let mut decoded = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        rest = match (first, after) {
            (b'%', [high, low, after @ ..]) => {
                decoded.push(digit(*high).zip(digit(*low)).map(|(high, low)| high * 16 + low).ok_or_else(invalid)?);
                after
            }
            (b'%', _) => return Err(invalid()),
            (byte, after) => {
                decoded.push(*byte);
                after
            }
        };
    }
    String::from_utf8(decoded).map_err(|_| invalid())
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

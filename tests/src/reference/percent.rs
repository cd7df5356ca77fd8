//! Percent-encoding as 436/7778 writes it.

/// Of everything but ASCII letters, digits and `-_.~`, in capitals.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte);
    bytes.iter().map(|byte| if plain(*byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A percent sign without two digits is itself.
#[must_use]
pub fn decode(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let digits = bytes.get(at + 1..at + 3).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        match digits {
            Some(digits) if bytes[at] == b'%' => {
                decoded.push(u8::from_str_radix(std::str::from_utf8(digits).unwrap(), 16).unwrap());
                at += 3;
            }
            _ => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    decoded
}

/// The one spelling of a value, as [`encode`] would spell it.
#[must_use]
pub fn canonical(text: &str) -> String {
    encode(&decode(text))
}

/// The one spelling of a pattern, in which stars and question marks are no text.
pub(super) fn canonical_pattern(pattern: &str) -> String {
    let pieces: Vec<String> = pattern.split('*').map(canonical_piece).collect();
    pieces.join("*")
}

fn canonical_piece(piece: &str) -> String {
    let pieces: Vec<String> = piece.split('?').map(canonical).collect();
    pieces.join("?")
}

/// Percent-encodes everything but letters, digits, `-`, `_`, `.` and `~`, as 436/7778 writes query values.
pub(crate) fn encode(text: &str) -> String {
    encode_bytes(text.as_bytes())
}

pub(crate) fn encode_bytes(bytes: &[u8]) -> String {
    let mut encoded = String::with_capacity(bytes.len() + 16);
    encode_to(&mut encoded, bytes);
    encoded
}

fn encode_to(encoded: &mut String, bytes: &[u8]) {
    const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];
    let digit = |nibble: u8| HEX.get(usize::from(nibble)).copied().unwrap_or('0');
    for byte in bytes {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(*byte));
        } else {
            encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

/// The one spelling of a percent-encoded text, whatever its own.
pub(crate) fn canonical(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    encode_to(&mut spelled, &decode(text));
    spelled
}

/// The one spelling of a percent-encoded pattern, in which `*` and `?` stay what they are.
pub(crate) fn canonical_pattern(pattern: &str) -> String {
    let pieces = pattern.split_inclusive(['*', '?']);
    pieces.fold(String::with_capacity(pattern.len()), |mut spelled, piece| {
        let literal = piece.trim_end_matches(['*', '?']);
        encode_to(&mut spelled, &decode(literal));
        spelled + piece.get(literal.len()..).unwrap_or_default()
    })
}

/// The bytes that a percent-encoded text stands for; a `%` without two digits is itself.
pub(crate) fn decode(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [byte, after @ ..] = rest {
        let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
        let (decoded, left) = match (byte, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => ((high * 16 + low) as u8, after.get(2..).unwrap_or_default()),
            _ => (*byte, after),
        };
        bytes.push(decoded);
        rest = left;
    }
    bytes
}

/// Percent-encodes everything but letters, digits, `-`, `_`, `.` and `~`, as 436/7778 writes query values.
pub(crate) fn encode(text: &str) -> String {
    encode_bytes(text.as_bytes())
}

pub(crate) fn encode_bytes(bytes: &[u8]) -> String {
    let mut encoded = Vec::with_capacity(2 * bytes.len());
    encode_to(&mut encoded, bytes);
    ascii(encoded)
}

/// What is written here is ASCII.
fn ascii(text: Vec<u8>) -> String {
    String::from_utf8(text).unwrap_or_default()
}

/// Appends the encoded bytes.
pub(crate) fn encode_to(encoded: &mut Vec<u8>, bytes: &[u8]) {
    for byte in bytes {
        if STAYS.get(usize::from(*byte)).is_some_and(|stays| *stays) {
            encoded.push(*byte);
        } else {
            encoded.extend([b'%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

/// What is not encoded.
const STAYS: [bool; 256] = {
    let mut stays = [false; 256];
    let mut rest: &mut [bool] = &mut stays;
    let mut byte = 0_u8;
    while let [first, behind @ ..] = rest {
        *first = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~');
        byte = byte.wrapping_add(1);
        rest = behind;
    }
    stays
};

fn digit(nibble: u8) -> u8 {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    HEX.get(usize::from(nibble)).copied().unwrap_or(b'0')
}

/// The one spelling of a percent-encoded text, whatever its own.
pub(crate) fn canonical(text: &str) -> String {
    encode_bytes(&decode(text))
}

/// The one spelling of a percent-encoded pattern, in which `*` and `?` stay what they are.
pub(crate) fn canonical_pattern(pattern: &str) -> String {
    let mut spelled = Vec::with_capacity(pattern.len());
    for piece in pattern.split_inclusive(['*', '?']) {
        let literal = piece.trim_end_matches(['*', '?']);
        encode_to(&mut spelled, &decode(literal));
        spelled.extend(piece.bytes().skip(literal.len()));
    }
    ascii(spelled)
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

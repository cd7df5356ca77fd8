use std::ops::Deref;

use zeroize::Zeroize;

/// Bytes in hexadecimal digits of lower case.
pub(crate) fn hex<const N: usize>(bytes: [u8; N]) -> Hex<N> {
    let digit = |nibble: u8| nibble + if nibble < 10 { b'0' } else { b'a' - 10 };
    Hex(bytes.map(|byte| [digit(byte >> 4), digit(byte & 15)]))
}

pub(crate) struct Hex<const N: usize>([[u8; 2]; N]);

impl<const N: usize> Deref for Hex<N> {
    type Target = str;

    fn deref(&self) -> &str {
        std::str::from_utf8(self.0.as_flattened()).unwrap_or_default()
    }
}

impl<const N: usize> Zeroize for Hex<N> {
    fn zeroize(&mut self) {
        self.0.as_flattened_mut().zeroize();
    }
}

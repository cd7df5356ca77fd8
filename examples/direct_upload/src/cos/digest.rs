//! The digests of a body.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crc::{CRC_64_XZ, Crc, Digest as CrcDigest, Table};
use http::HeaderMap;
use md5::{Digest, Md5};

use super::error::{Code, Outcome, Refusal};

/// The polynomial of ECMA-182 as COS uses it: reflected, ones in front and behind.
static CRC64: Crc<u64, Table<16>> = Crc::<u64, Table<16>>::new(&CRC_64_XZ);

/// Both digests of a body as it comes.
pub(super) struct Digests {
    md5: Md5,
    crc64: CrcDigest<'static, u64, Table<16>>,
}

impl Digests {
    pub(super) fn new() -> Self {
        Self { md5: Md5::new(), crc64: CRC64.digest() }
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.md5.update(bytes);
        self.crc64.update(bytes);
    }

    /// The MD5, and the CRC.
    pub(super) fn finish(self) -> ([u8; 16], u64) {
        (self.md5.finalize().into(), self.crc64.finalize())
    }
}

pub(super) fn md5(bytes: &[u8]) -> [u8; 16] {
    Md5::digest(bytes).into()
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What the header `Content-MD5` demands, in base64.
///
/// # Errors
///
/// `InvalidDigest` if it is no MD5.
pub(super) fn demanded(headers: &HeaderMap) -> Outcome<Option<[u8; 16]>> {
    let invalid = || Refusal::new(Code::InvalidDigest, "The Content-MD5 you specified is not valid.");
    let Some(value) = headers.get("content-md5") else { return Ok(None) };
    let bytes = STANDARD.decode(value.as_bytes()).map_err(|_| invalid())?;
    Ok(Some(bytes.try_into().map_err(|_| invalid())?))
}

/// # Errors
///
/// `BadDigest` if another one is demanded.
pub(super) fn compare(demanded: Option<[u8; 16]>, found: [u8; 16]) -> Outcome<()> {
    match demanded {
        Some(demanded) if demanded != found => {
            Err(Refusal::new(Code::BadDigest, "The Content-MD5 you specified did not match what we received."))
        }
        _ => Ok(()),
    }
}

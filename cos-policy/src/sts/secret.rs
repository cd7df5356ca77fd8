use std::fmt;
use std::sync::Arc;
#[cfg(feature = "reqwest")]
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::signing_key::{LastSigningKey, SigningKey};

/// A text that no output shows: a secret key, or a token.
///
/// It is wiped when it is dropped, and compared in a time that depends on the lengths alone. It has no `Display` and no
/// `Serialize`, so that nothing but [`expose`](Self::expose) takes it out.
///
/// ```
/// use cos_policy::sts::Secret;
///
/// let secret = Secret::new("Gu5t9xGARNpq86cd98joQYCN3EXAMPLE");
/// assert_eq!(format!("{secret:?}"), "Secret(..)");
/// assert_eq!(secret.expose().len(), 32);
/// ```
pub struct Secret {
    text: Zeroizing<String>,
    last_signing_key: LastSigningKey,
    #[cfg(feature = "reqwest")]
    digest: OnceLock<[u8; 32]>,
}

impl Secret {
    /// Takes a text; the copy that it came from is the caller's to wipe.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: Zeroizing::new(text.into()),
            last_signing_key: LastSigningKey::default(),
            #[cfg(feature = "reqwest")]
            digest: OnceLock::new(),
        }
    }

    /// The text, for what has to have it: a signature, or the browser whose key it is.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.text
    }

    pub(super) fn signing_key(&self, timestamp: u64, service: &str) -> Arc<SigningKey> {
        self.last_signing_key.of(self.expose(), timestamp, service)
    }

    /// SHA-256 of the text, computed once: what tells secrets apart where none should be kept.
    #[cfg(feature = "reqwest")]
    pub(super) fn digest(&self) -> &[u8; 32] {
        use sha2::{Digest, Sha256};
        self.digest.get_or_init(|| Sha256::digest(self.expose()).into())
    }
}

impl Clone for Secret {
    fn clone(&self) -> Self {
        Self::new(self.expose())
    }
}

/// As it is read from an answer.
impl<'de> Deserialize<'de> for Secret {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::new)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose().as_bytes().ct_eq(other.expose().as_bytes()).into()
    }
}

impl Eq for Secret {}

use std::fmt;

use super::secret::Secret;

/// The key pair of an account or a sub-account, which does not expire: a SecretId and a SecretKey.
///
/// `GetFederationToken` takes no other (1312/48195). Of a root account it can do everything: use that of a sub-account.
///
/// ```
/// use cos_policy::sts::PermanentKey;
///
/// let key = PermanentKey::new("AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE", "Gu5t9xGARNpq86cd98joQYCN3EXAMPLE")?;
/// assert_eq!(key.id(), "AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE");
/// assert!(!format!("{key:?}").contains("Gu5t9x"));
/// # Ok::<(), cos_policy::sts::KeyPairError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermanentKey {
    id: String,
    secret: Secret,
}

impl PermanentKey {
    /// Checks that both can stand in a header: visible ASCII characters without `,` and `=`.
    ///
    /// # Errors
    ///
    /// [`KeyPairError`] says which of the two cannot, and shows neither.
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Result<Self, KeyPairError> {
        Self::of(id.into(), Secret::new(secret))
    }

    pub(super) fn of(id: String, secret: Secret) -> Result<Self, KeyPairError> {
        if !is_word(&id) {
            return Err(KeyPairError::of("SecretId"));
        }
        if !is_word(secret.expose()) {
            return Err(KeyPairError::of("SecretKey"));
        }
        Ok(Self { id, secret })
    }

    /// The SecretId.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    pub(super) const fn secret(&self) -> &Secret {
        &self.secret
    }
}

fn is_word(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b',' | b'='))
}

/// A SecretId or a SecretKey is empty, or has characters that none has: perhaps a blank or a line break around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPairError {
    part: &'static str,
}

impl KeyPairError {
    pub(super) const fn of(part: &'static str) -> Self {
        Self { part }
    }
}

impl fmt::Display for KeyPairError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the {} is empty or has a character that none has, such as a blank or a line break", self.part)
    }
}

impl std::error::Error for KeyPairError {}

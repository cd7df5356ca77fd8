use std::time::SystemTime;

use super::call::CallError;
use super::key::{KeyPairError, PermanentKey};
use super::secret::Secret;

/// A key that STS gave: a SecretId, a SecretKey and a token, until it expires.
///
/// Nothing prints or serialises the last two; [`Reply`](super::Reply) is for the browser whose key it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemporaryKey {
    pair: PermanentKey,
    token: Secret,
    expires: SystemTime,
}

impl TemporaryKey {
    /// One that comes from elsewhere, such as the metadata of a machine.
    ///
    /// # Errors
    ///
    /// [`KeyPairError`] if a part cannot stand in a header.
    pub fn new(
        id: impl Into<String>,
        secret: impl Into<String>,
        token: impl Into<String>,
        expires: SystemTime,
    ) -> Result<Self, KeyPairError> {
        Self::of(id.into(), Secret::new(secret), Secret::new(token), expires)
    }

    /// The same, known to end earlier.
    pub(super) fn until(self, end: SystemTime) -> Self {
        Self { expires: self.expires.min(end), ..self }
    }

    pub(super) fn of(id: String, secret: Secret, token: Secret, expires: SystemTime) -> Result<Self, KeyPairError> {
        if token.expose().is_empty() || !token.expose().bytes().all(|byte| byte.is_ascii_graphic()) {
            return Err(KeyPairError::of("token"));
        }
        Ok(Self { pair: PermanentKey::of(id, secret)?, token, expires })
    }

    /// The SecretId.
    #[must_use]
    pub fn id(&self) -> &str {
        self.pair.id()
    }

    /// The SecretKey.
    #[must_use]
    pub const fn secret(&self) -> &Secret {
        self.pair.secret()
    }

    /// What goes along with every request that the key signs.
    #[must_use]
    pub const fn token(&self) -> &Secret {
        &self.token
    }

    /// From when on it is refused.
    #[must_use]
    pub const fn expires(&self) -> SystemTime {
        self.expires
    }
}

/// A key that signs: a permanent one, or a temporary one, whose token goes along.
#[derive(Clone, Copy, Debug)]
pub struct Signer<'k> {
    pub(crate) id: &'k str,
    pub(crate) secret: &'k Secret,
    pub(crate) token: Option<&'k Secret>,
    pub(crate) expires: Option<SystemTime>,
}

impl Signer<'_> {
    pub(super) fn check(self, now: SystemTime) -> Result<(), CallError> {
        if self.expires.is_some_and(|expires| expires <= now) { Err(CallError::ExpiredKey) } else { Ok(()) }
    }
}

impl<'k> From<&'k PermanentKey> for Signer<'k> {
    fn from(key: &'k PermanentKey) -> Self {
        Self { id: key.id(), secret: key.secret(), token: None, expires: None }
    }
}

impl<'k> From<&'k TemporaryKey> for Signer<'k> {
    fn from(key: &'k TemporaryKey) -> Self {
        Self { id: key.id(), secret: key.secret(), token: Some(&key.token), expires: Some(key.expires) }
    }
}

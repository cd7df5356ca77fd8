use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

use crate::resource::{Folder, Key, KeyScope, MAX_KEY_LEN};
use crate::text::Excerpt;

use super::extension::Extension;
use super::{date, id};

/// The key of one upload, which the server chose: `app/files/alice/2026/11/22/q5zvn3f4yh7k2wmxcj6tdbaer3.jpg`.
///
/// A folder, the day in UTC, an identifier of 130 random bits from the system's generator, and an extension. The identifier
/// is written in 26 lower-case letters and digits, so that it also differs in file systems that fold case. No key is chosen
/// twice, and nobody can guess one.
///
/// It is made by [`choose`](Self::choose) alone and not read from text: what comes back from a client is the client's. In
/// serde it is the text of the key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct UploadKey(Key);

impl UploadKey {
    /// Chooses a key in a folder, for an upload that begins now.
    ///
    /// The folder is a [`Folder`] or a type that [derives](derive@crate::KeyScope) one. Of a test, `now` is any time:
    ///
    /// ```
    /// use std::time::{Duration, UNIX_EPOCH};
    ///
    /// use cos_policy::key;
    /// use cos_policy::upload::{Extensions, UploadKey};
    ///
    /// let png = Extensions::IMAGES.of_name("shot.png")?;
    /// let key = UploadKey::choose(key!("shots/*"), UNIX_EPOCH + Duration::from_secs(1_790_000_000), &png)?;
    /// assert!(key.as_str().starts_with("shots/2026/09/21/"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`UploadKeyError`] when the key would have more than 850 bytes, when the clock stands before 1970 or after 9999, and
    /// when the system has no random bits.
    pub fn choose(
        folder: impl KeyScope<Key = Folder>,
        now: SystemTime,
        extension: &Extension,
    ) -> Result<Self, UploadKeyError> {
        Self::with_id(&folder.into_key(), now, id::random(), extension)
    }

    fn with_id(
        folder: &Folder,
        now: SystemTime,
        id: Result<String, getrandom::Error>,
        extension: &Extension,
    ) -> Result<Self, UploadKeyError> {
        let date = date::folders(now).ok_or_else(|| UploadKeyError::clock(now))?;
        let id = id.map_err(UploadKeyError::generator)?;
        let key = format!("{}{date}/{id}.{extension}", folder.prefix());
        if key.len() > MAX_KEY_LEN {
            return Err(UploadKeyError::folder(folder, key.len()));
        }
        Ok(Self(Key::of_template(key)))
    }

    /// The key.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for UploadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for UploadKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UploadKey({})", self.0)
    }
}

impl AsRef<str> for UploadKey {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl KeyScope for UploadKey {
    type Key = Key;

    fn to_key(&self) -> Key {
        self.0.clone()
    }

    fn into_key(self) -> Key {
        self.0
    }
}

/// No key could be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadKeyError {
    found: String,
    fault: UploadKeyFault,
}

impl UploadKeyError {
    /// Why there is no key.
    #[must_use]
    pub const fn fault(&self) -> UploadKeyFault {
        self.fault
    }

    fn folder(folder: &Folder, length: usize) -> Self {
        let found = format!("`{}`: the key would have {length}", Excerpt(folder.prefix()));
        Self { found, fault: UploadKeyFault::FolderTooLong }
    }

    fn clock(now: SystemTime) -> Self {
        let found = if now < UNIX_EPOCH { "before 1970" } else { "after 9999" };
        Self { found: found.to_owned(), fault: UploadKeyFault::Clock }
    }

    fn generator(error: getrandom::Error) -> Self {
        Self { found: error.to_string(), fault: UploadKeyFault::Generator }
    }
}

/// What keeps a key from being chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum UploadKeyFault {
    /// The key would have more than 850 bytes.
    FolderTooLong,
    /// The clock stands before 1970 or after 9999.
    Clock,
    /// The system's generator gave no random bits.
    Generator,
}

impl fmt::Display for UploadKeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = &self.found;
        match self.fault {
            UploadKeyFault::FolderTooLong => {
                write!(f, "no room for an upload in the folder {found} bytes, and a key has at most {MAX_KEY_LEN}")
            }
            UploadKeyFault::Clock => write!(f, "the clock stands {found}: check the time of the system"),
            UploadKeyFault::Generator => write!(f, "the system's generator gave no random bits: {found}"),
        }
    }
}

impl std::error::Error for UploadKeyError {}

#[cfg(test)]
mod tests {
    use super::super::Extensions;
    use super::*;

    #[test]
    fn without_random_bits_there_is_no_key() {
        let png = Extensions::IMAGES.of_name("a.png").unwrap();
        let folder = Folder::parse("a/*").unwrap();
        let error = UploadKey::with_id(&folder, UNIX_EPOCH, Err(getrandom::Error::UNEXPECTED), &png).unwrap_err();
        assert_eq!(error.fault(), UploadKeyFault::Generator);
        assert_eq!(error.to_string(), "the system's generator gave no random bits: unexpected situation");
    }
}

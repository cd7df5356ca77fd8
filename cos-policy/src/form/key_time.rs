use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// From when to when a signature is good, in Unix seconds: `1567150692;1567157892`.
///
/// ```
/// use cos_policy::form::KeyTime;
///
/// let key_time = KeyTime::new(1567150692, 1567157892)?;
/// assert_eq!(key_time.to_string(), "1567150692;1567157892");
/// # Ok::<(), cos_policy::form::KeyTimeError>(())
/// ```
///
/// Source: 436/14690.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
// INVARIANT: start < end <= LAST.
pub struct KeyTime {
    start: u64,
    end: u64,
}

/// The last second of the year 9999, which a policy can write as a date.
const LAST: u64 = 253_402_300_799;

impl KeyTime {
    /// Checks that the end follows the start, and is not after the year 9999.
    ///
    /// # Errors
    ///
    /// [`KeyTimeError`] if not.
    pub const fn new(start: u64, end: u64) -> Result<Self, KeyTimeError> {
        if start < end && end <= LAST { Ok(Self { start, end }) } else { Err(KeyTimeError { start, end }) }
    }

    /// The start, in Unix seconds.
    #[must_use]
    pub const fn start(self) -> u64 {
        self.start
    }

    /// The end, in Unix seconds.
    #[must_use]
    pub const fn end(self) -> u64 {
        self.end
    }

    pub(super) fn expires(self) -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(self.end)
    }
}

impl fmt::Display for KeyTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{};{}", self.start, self.end)
    }
}

/// An end that does not follow its start, or is after the year 9999.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyTimeError {
    start: u64,
    end: u64,
}

impl fmt::Display for KeyTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{};{}` is no time of a key: the end follows the start, up to {LAST}", self.start, self.end)
    }
}

impl std::error::Error for KeyTimeError {}

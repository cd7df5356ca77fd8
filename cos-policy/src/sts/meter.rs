use std::cmp::Reverse;
use std::fmt;

use crate::policy::Policy;
use crate::text::Excerpt;

/// How long a policy may be: a warning above 1,000 characters and an error above 2,048, unless it is set otherwise.
///
/// STS refuses a policy that is too long and no document says what that is: a token has at most 4,096 bytes (1150/49457) and
/// grows with its policy, and users report about 1,000 characters. Counted is the text itself, before it is encoded.
///
/// ```
/// use cos_policy::sts::Meter;
/// use cos_policy::{Bucket, Region, policy};
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let policy = policy! { in bucket; allow GetObject on "photos/*"; };
/// let length = Meter::default().measure(&policy)?;
/// assert_eq!((length.characters(), length.is_long()), (168, false));
///
/// let refused = Meter::new(100, 150).measure(&policy).unwrap_err();
/// assert_eq!(
///     refused.to_string(),
///     "the policy has 168 characters, 18 more than 150; the longest of its statements is statement[0] with 136: \
///      {\"effect\":\"allow\",\"action\":[\"name/cos:Ge…",
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meter {
    long: usize,
    most: usize,
}

impl Meter {
    /// With other bounds, in characters: what is long, and the most there may be.
    #[must_use]
    pub const fn new(long: usize, most: usize) -> Self {
        Self { long, most }
    }

    /// Measures a policy.
    ///
    /// # Errors
    ///
    /// [`Oversized`] names the longest statement.
    pub fn measure(self, policy: &Policy) -> Result<Length, Oversized> {
        let text = policy.as_json();
        let length = Length { characters: text.chars().count(), bytes: text.len(), long: self.long };
        if length.characters <= self.most {
            return Ok(length);
        }
        let statements = policy.clone().into_iter().map(|statement| statement.as_json().to_owned());
        let longest = statements.enumerate().max_by_key(|(at, text)| (text.chars().count(), Reverse(*at)));
        let (at, text) = longest.unwrap_or_default();
        Err(Oversized { length, most: self.most, at, text })
    }
}

impl Default for Meter {
    fn default() -> Self {
        Self::new(1_000, 2_048)
    }
}

/// How long a policy is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    characters: usize,
    bytes: usize,
    long: usize,
}

impl Length {
    /// In characters.
    #[must_use]
    pub const fn characters(self) -> usize {
        self.characters
    }

    /// In bytes of UTF-8.
    #[must_use]
    pub const fn bytes(self) -> usize {
        self.bytes
    }

    /// Whether that is more than users report to be taken.
    #[must_use]
    pub const fn is_long(self) -> bool {
        self.characters > self.long
    }
}

/// A policy is longer than STS is known to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oversized {
    length: Length,
    most: usize,
    at: usize,
    text: String,
}

impl Oversized {
    /// How long it is.
    #[must_use]
    pub const fn length(&self) -> Length {
        self.length
    }

    /// The longest of its statements, by its place from 0.
    #[must_use]
    pub const fn longest(&self) -> usize {
        self.at
    }
}

impl fmt::Display for Oversized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (characters, most) = (self.length.characters, self.most);
        write!(
            f,
            "the policy has {characters} characters, {} more than {most}; the longest of its statements is statement[{}] with {}: {}",
            characters - most,
            self.at,
            self.text.chars().count(),
            Excerpt(&self.text),
        )
    }
}

impl std::error::Error for Oversized {}

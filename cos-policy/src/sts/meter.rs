use std::cmp::Reverse;
use std::fmt;

use crate::document::Document;
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
        let statements = || policy.clone().into_iter().map(|statement| statement.as_json().to_owned());
        self.judge(policy.as_json(), statements)
    }

    /// Measures the canonical text of a policy made elsewhere.
    ///
    /// # Errors
    ///
    /// [`Oversized`] names the longest statement.
    pub fn measure_document(self, document: &Document) -> Result<Length, Oversized> {
        self.judge(&document.to_json(), || document.statements())
    }

    fn judge<I: Iterator<Item = String>>(self, text: &str, statements: impl Fn() -> I) -> Result<Length, Oversized> {
        let length = Length { characters: text.chars().count(), bytes: text.len(), long: self.long };
        if length.characters <= self.most {
            return Ok(length);
        }
        let longest = statements().enumerate().max_by_key(|(at, text)| (text.chars().count(), Reverse(*at)));
        let (at, text) = longest.unwrap_or_default();
        Err(Oversized { length, most: self.most, at, text })
    }

    /// What is long, in characters.
    #[must_use]
    pub const fn long(self) -> usize {
        self.long
    }

    /// The most there may be, in characters.
    #[must_use]
    pub const fn most(self) -> usize {
        self.most
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

#[cfg(test)]
mod tests {
    use crate::{Document, Policy, action, key};

    use super::Meter;

    #[test]
    fn a_document_is_as_long_as_its_policy() {
        let bucket = crate::Bucket::new(crate::Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap();
        let grant = Policy::builder().allow(action::GetObject).on(bucket.at(key!("a/*")));
        let policy = grant.allow(action::PutObject).on(bucket.at(key!("longer/*"))).build();
        let document = Document::parse(&policy.to_json()).unwrap();
        for meter in [Meter::default(), Meter::new(100, 150)] {
            assert_eq!(meter.measure_document(&document), meter.measure(&policy));
        }
        let texts: Vec<String> = document.statements().collect();
        assert_eq!(policy.to_json(), format!("{{\"version\":\"2.0\",\"statement\":[{}]}}", texts.join(",")));
    }
}

use std::borrow::Cow;
use std::fmt;

use crate::condition::MediaType;
use crate::text::Excerpt;

use super::media;

/// An extension from the server's own list: `jpg`. Made by [`Extensions::of_name`](super::Extensions::of_name).
///
/// 1 to 10 lower-case letters and digits of ASCII. No extension in ordinary use has more, and it adds to every key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Extension(Cow<'static, str>);

impl Extension {
    /// The most bytes of an extension.
    pub const MAX_LEN: usize = 10;

    pub(super) fn parse(text: &str) -> Result<Self, ExtensionError> {
        match fault(text) {
            None => Ok(Self(Cow::Owned(text.to_owned()))),
            Some(fault) => Err(ExtensionError::new(text, fault)),
        }
    }

    /// Of a list in this crate.
    pub(super) const fn of_literal(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// The extension, without a dot.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The media type that IANA registers for it: `image/jpeg`, to compare
    /// [`content_type`](crate::condition::content_type) with.
    ///
    /// `None` for what is not well known, and for `svg` and others whose type has a `+`. The client must send this
    /// very type: a browser without it in its own table sends another one, or none.
    ///
    /// ```
    /// use std::time::SystemTime;
    ///
    /// use cos_policy::upload::{Extensions, UploadKey};
    /// use cos_policy::{Bucket, MIB, Region, key, policy};
    ///
    /// # let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    /// let extension = Extensions::IMAGES.of_name("holiday.JPG")?;
    /// let media_type = extension.media_type().ok_or("a type that is not well known")?;
    /// let key = UploadKey::choose(key!("app/photos/*"), SystemTime::now(), &extension)?;
    /// let policy = policy! {
    ///     in bucket;
    ///     allow PutObject on bucket.at(&key) when content_length <= 5 * MIB, content_type == media_type;
    /// };
    /// assert!(policy.as_json().contains(r#""string_equal":{"cos:content-type":"image/jpeg"}"#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn media_type(&self) -> Option<MediaType> {
        media::media_type(&self.0)
    }
}

fn fault(text: &str) -> Option<ExtensionFault> {
    Some(match text.chars().find(|character| !matches!(character, 'a'..='z' | '0'..='9')) {
        Some('.') => ExtensionFault::Dot,
        Some('*' | '?') => ExtensionFault::Wildcard,
        Some('A'..='Z') => ExtensionFault::UpperCase,
        Some(_) => ExtensionFault::Character,
        None if text.is_empty() => ExtensionFault::Empty,
        None if text.len() > Extension::MAX_LEN => ExtensionFault::TooLong,
        None => return None,
    })
}

impl fmt::Display for Extension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text does not belong on a list of extensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtensionError {
    found: String,
    fault: ExtensionFault,
}

impl ExtensionError {
    pub(super) fn new(found: &str, fault: ExtensionFault) -> Self {
        Self { found: found.to_owned(), fault }
    }

    /// Which rule it breaks.
    #[must_use]
    pub const fn fault(&self) -> ExtensionFault {
        self.fault
    }
}

/// What keeps a text from a list of extensions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ExtensionFault {
    /// The list has no extension at all.
    EmptyList,
    /// There is no character.
    Empty,
    /// It has more than 10 bytes.
    TooLong,
    /// `.`: the extension is what stands behind the last one.
    Dot,
    /// `*` or `?`, which would match other keys.
    Wildcard,
    /// An upper-case letter.
    UpperCase,
    /// Another character that is no lower-case letter or digit of ASCII.
    Character,
    /// Browsers or web servers run what has this extension.
    ActiveContent,
}

impl fmt::Display for ExtensionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const RULE: &str = "an extension has 1 to 10 lower-case letters and digits";
        let found = Excerpt(&self.found);
        match self.fault {
            ExtensionFault::EmptyList => f.write_str("the list of extensions is empty: it names at least one"),
            ExtensionFault::Empty => write!(f, "the extension is empty: {RULE}"),
            ExtensionFault::TooLong => write!(f, "`{found}` is too long: {RULE}"),
            ExtensionFault::Dot => {
                write!(f, "`{found}` holds a dot: an extension is what stands behind the last dot of a name")
            }
            ExtensionFault::Wildcard => write!(f, "`{found}` holds a wildcard: {RULE}"),
            ExtensionFault::UpperCase => {
                write!(
                    f,
                    "`{found}` is not lower case: write `{}`, which takes every case",
                    Excerpt(&self.found.to_ascii_lowercase())
                )
            }
            ExtensionFault::Character => {
                write!(f, "`{found}` holds a character that is not on the list: {RULE}")
            }
            ExtensionFault::ActiveContent => write!(
                f,
                "`{found}` is active content, which browsers or web servers run: if it is meant, `.with_active_content(deliberately([\"{found}\"], \"why\"))`"
            ),
        }
    }
}

impl std::error::Error for ExtensionError {}

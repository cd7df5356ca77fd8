use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::sealed::Sealed;
use crate::text::Excerpt;

use super::scope::KeyScope;

/// The most bytes of a key. Source: 436/13324.
pub(crate) const MAX_LEN: usize = 850;

/// One object, by its full key: `app/avatar/alice.jpg`.
///
/// Written with [`key!`](crate::key), or read by [`parse`](Self::parse). Letters, digits, `-`, `_`, `.` and `/`; no empty
/// segment, none that ends with a dot; at most 850 bytes.
///
/// Source: 436/13324 for the limits; the alphabet is ours, since nobody documents how COS compares the rest.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Key(Cow<'static, str>);

/// Every object below a path: `app/files/alice/*`.
///
/// Written with [`key!`](crate::key), or read by [`parse`](Self::parse). The star is its last character and follows a
/// slash, so that `alice/*` never reaches `alice2`.
///
/// Source: 598/10606.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
// INVARIANT: the text ends with a slash; the star is not part of it.
pub struct Folder(Cow<'static, str>);

impl Key {
    /// Checks a key that is known at run time only.
    ///
    /// # Errors
    ///
    /// [`KeyError`] says what was found and where.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        match fault(text, text) {
            None => Ok(Self(Cow::Owned(text.to_owned()))),
            Some((at, fault)) => Err(KeyError { found: text.to_owned(), at, fault }),
        }
    }

    /// The key.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Of `key!`, which checked the literals.
    pub(crate) const fn of_literal(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// Of `key!`, which checked the literals, their joints and the greatest length.
    pub(crate) fn of_template(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl Folder {
    /// Checks a folder that is known at run time only: a path, `/` and `*`.
    ///
    /// # Errors
    ///
    /// [`KeyError`] says what was found and where.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let Some(path) = text.strip_suffix("/*") else {
            return Err(KeyError { found: text.to_owned(), at: text.len(), fault: KeyFault::NotAFolder });
        };
        match fault(text, path) {
            None => Ok(Self(Cow::Owned(format!("{path}/")))),
            Some((at, fault)) => Err(KeyError { found: text.to_owned(), at, fault }),
        }
    }

    /// What every key of the folder starts with: the path and a slash.
    #[must_use]
    #[inline]
    pub fn prefix(&self) -> &str {
        &self.0
    }

    pub(crate) const fn of_literal(prefix: &'static str) -> Self {
        Self(Cow::Borrowed(prefix))
    }

    pub(crate) fn of_template(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

/// The first fault of `path`, which is `text` without the star of a folder.
fn fault(text: &str, path: &str) -> Option<(usize, KeyFault)> {
    if text.is_empty() {
        return Some((0, KeyFault::Empty));
    }
    // A folder's slash and one more byte must fit.
    let most = if text == path { MAX_LEN } else { MAX_LEN - 2 };
    if path.len() > most {
        return Some((most, KeyFault::TooLong));
    }
    let mut start = 0;
    for segment in path.split('/') {
        if let Some((at, character)) = segment.char_indices().find(|(_, c)| !is_allowed(*c)) {
            let wildcard = matches!(character, '*' | '?');
            return Some((start + at, if wildcard { KeyFault::Wildcard } else { KeyFault::Character }));
        }
        if segment.is_empty() {
            return Some((start, KeyFault::EmptySegment));
        }
        if segment.ends_with('.') {
            return Some((start, KeyFault::Dots));
        }
        start += segment.len() + 1;
    }
    None
}

const fn is_allowed(character: char) -> bool {
    matches!(character, 'A'..='Z' | 'a'..='z' | '0'..='9' | '-' | '_' | '.')
}

/// A text is not a key, or not a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyError {
    found: String,
    at: usize,
    fault: KeyFault,
}

impl KeyError {
    /// Which rule it breaks.
    #[must_use]
    pub const fn fault(&self) -> KeyFault {
        self.fault
    }

    /// Where it breaks the rule, in bytes.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }
}

/// What makes a text no key, or no folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum KeyFault {
    /// There is no character.
    Empty,
    /// It has more than 850 bytes.
    TooLong,
    /// `*` or `?`, but for the star that ends a folder.
    Wildcard,
    /// Nothing stands before, between or after slashes.
    EmptySegment,
    /// A segment ends with a dot, as `.` and `..` do.
    Dots,
    /// A character that is not on the list.
    Character,
    /// A folder ends with `/*`.
    NotAFolder,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = Excerpt(&self.found);
        let at = self.at;
        match self.fault {
            KeyFault::Empty => f.write_str("the text is empty: a key has 1 to 850 bytes"),
            KeyFault::TooLong => write!(f, "`{found}` is too long: a key has 1 to 850 bytes"),
            KeyFault::Wildcard => {
                write!(f, "wildcard at byte {at} of `{found}`: only a folder has a star, at its end: `photos/*`")
            }
            KeyFault::EmptySegment => write!(
                f,
                "empty segment at byte {at} of `{found}`: a key does not start or end with `/`, nor hold `//`"
            ),
            KeyFault::Dots => {
                write!(f, "segment at byte {at} of `{found}` ends with a dot: `.` and `..` are no folders to COS")
            }
            KeyFault::Character => {
                write!(
                    f,
                    "character at byte {at} of `{found}` is not on the list: a key holds ASCII letters, digits, `-`, `_`, `.` and `/`"
                )
            }
            KeyFault::NotAFolder => write!(f, "`{found}` does not end with `/*`, as a folder does"),
        }
    }
}

impl std::error::Error for KeyError {}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}*", self.0)
    }
}

macro_rules! textual {
    ($($name:ident)*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = KeyError;

            fn from_str(text: &str) -> Result<Self, KeyError> {
                Self::parse(text)
            }
        }

        impl TryFrom<String> for $name {
            type Error = KeyError;

            fn try_from(text: String) -> Result<Self, KeyError> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }

        impl Sealed for $name {}

        impl KeyScope for $name {
            type Key = Self;

            fn to_key(&self) -> Self {
                self.clone()
            }

            fn into_key(self) -> Self {
                self
            }
        }
    )*};
}

textual!(Key Folder);

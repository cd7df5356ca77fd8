use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::text::Excerpt;

use super::names::Names;

/// One part of a key between two slashes, checked: a user name, a tenant, a date.
///
/// 1 to 128 bytes of ASCII letters, digits, `_` and `-`, and `.` anywhere but at the ends. What is not on this list is
/// refused, not repaired: CAM has no escape for `*`, and nobody documents what COS does with `%`, `:` or `..`.
///
/// ```
/// use cos_policy::Segment;
///
/// assert!(Segment::parse("alice").is_ok());
/// assert_eq!(
///     Segment::parse("*").unwrap_err().to_string(),
///     "`*` at byte 0 of `*` is a wildcard: a segment holds ASCII letters, digits, `_`, `-`, and `.` inside",
/// );
/// assert_eq!(Segment::encode("bob@example.com")?.as_str(), "bob_40example_2ecom");
/// # Ok::<(), cos_policy::SegmentError>(())
/// ```
///
/// A clone is cheap. serde and [`FromStr`] go through [`parse`](Self::parse).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Segment(Arc<str>);

impl Segment {
    /// The most bytes of a segment.
    pub const MAX_LEN: usize = 128;

    /// Checks a text.
    ///
    /// # Errors
    ///
    /// [`SegmentError`] says what was found, where, and which rule it breaks.
    pub fn parse(text: &str) -> Result<Self, SegmentError> {
        match fault(text) {
            None => Ok(Self(text.into())),
            Some((at, fault)) => Err(SegmentError { found: text.to_owned(), at, fault }),
        }
    }

    /// Writes any text as a segment, so that different texts become different segments: letters, digits and `-` stay,
    /// every other byte of the UTF-8 text becomes `_` and two hexadecimal digits.
    ///
    /// A home-made `replace` maps `a@b` and `a-b` to one folder. Encode all names of a folder or none: `a_40b` is a
    /// segment of its own as well.
    ///
    /// # Errors
    ///
    /// [`SegmentError`] for an empty text, and for one whose encoding has more than [`MAX_LEN`](Self::MAX_LEN) bytes.
    pub fn encode(text: &str) -> Result<Self, SegmentError> {
        use fmt::Write;

        let refused = |fault| Err(SegmentError { found: text.to_owned(), at: 0, fault });
        if text.is_empty() {
            return refused(SegmentFault::Empty);
        }
        if text.len() > Self::MAX_LEN {
            return refused(SegmentFault::TooLong);
        }
        let mut encoded = String::with_capacity(text.len() * 3);
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() || byte == b'-' {
                encoded.push(char::from(byte));
            } else {
                // Writing to a string cannot fail.
                _ = write!(encoded, "_{byte:02x}");
            }
        }
        if encoded.len() > Self::MAX_LEN {
            return refused(SegmentFault::TooLong);
        }
        Ok(Self(encoded.into()))
    }

    /// The text.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Of a derive, which checked the text.
    pub(crate) fn of_literal(text: &'static str) -> Self {
        Self(text.into())
    }
}

fn fault(text: &str) -> Option<(usize, SegmentFault)> {
    if text.is_empty() {
        return Some((0, SegmentFault::Empty));
    }
    if text.len() > Segment::MAX_LEN {
        return Some((Segment::MAX_LEN, SegmentFault::TooLong));
    }
    let last = text.len() - 1;
    text.char_indices().find_map(|(at, character)| Some((at, character_fault(at == 0 || at == last, character)?)))
}

fn character_fault(at_an_end: bool, character: char) -> Option<SegmentFault> {
    Some(match character {
        'A'..='Z' | 'a'..='z' | '0'..='9' | '_' | '-' => return None,
        '.' if !at_an_end => return None,
        '.' => SegmentFault::DotAtEnd,
        '*' | '?' => SegmentFault::Wildcard,
        '/' | '\\' => SegmentFault::Separator,
        '%' => SegmentFault::Percent,
        ':' => SegmentFault::Colon,
        '$' | '{' | '}' => SegmentFault::Variable,
        other if other.is_control() => SegmentFault::Control,
        other if other.is_whitespace() => SegmentFault::Blank,
        other if !other.is_ascii() => SegmentFault::NotAscii,
        _ => SegmentFault::Other,
    })
}

impl fmt::Display for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Segment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Segment({})", self.0)
    }
}

impl FromStr for Segment {
    type Err = SegmentError;

    fn from_str(text: &str) -> Result<Self, SegmentError> {
        Self::parse(text)
    }
}

impl TryFrom<String> for Segment {
    type Error = SegmentError;

    fn try_from(text: String) -> Result<Self, SegmentError> {
        Self::parse(&text)
    }
}

impl From<Segment> for String {
    fn from(segment: Segment) -> Self {
        segment.as_str().to_owned()
    }
}

/// A text is not a segment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentError {
    found: String,
    at: usize,
    fault: SegmentFault,
}

impl SegmentError {
    /// Which rule it breaks.
    #[must_use]
    pub const fn fault(&self) -> SegmentFault {
        self.fault
    }

    /// Where it breaks the rule, in bytes.
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }

    pub(crate) fn reserved(found: &Segment) -> Self {
        Self { found: found.as_str().to_owned(), at: 0, fault: SegmentFault::Reserved }
    }
}

/// What makes a text no segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum SegmentFault {
    /// There is no character.
    Empty,
    /// It has more than 128 bytes.
    TooLong,
    /// `*` or `?`, which would match other keys.
    Wildcard,
    /// `/` or `\`, which would leave the segment.
    Separator,
    /// `.` at an end: `.` and `..` are paths, and nobody documents trailing dots.
    DotAtEnd,
    /// `%`, since `%2A` may be decoded to a wildcard.
    Percent,
    /// `:`, which separates the parts of a resource.
    Colon,
    /// `$`, `{` or `}`, which write a policy variable.
    Variable,
    /// A control character.
    Control,
    /// A blank.
    Blank,
    /// Not ASCII.
    NotAscii,
    /// Another character that is not on the list.
    Other,
    /// A segment, but a name that the type reserves: `#[segment(reserved("shared"))]`.
    Reserved,
}

impl fmt::Display for SegmentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const RULE: &str = "a segment holds ASCII letters, digits, `_`, `-`, and `.` inside";
        let what = match self.fault {
            SegmentFault::Empty => {
                return write!(f, "the text is empty: a segment has 1 to {} bytes", Segment::MAX_LEN);
            }
            SegmentFault::TooLong => {
                return write!(
                    f,
                    "`{}` is too long: a segment has 1 to {} bytes",
                    Excerpt(&self.found),
                    Segment::MAX_LEN
                );
            }
            SegmentFault::Reserved => return write!(f, "`{}` is a reserved name", Excerpt(&self.found)),
            SegmentFault::Wildcard => "is a wildcard",
            SegmentFault::Separator => "would leave the segment",
            SegmentFault::DotAtEnd => "stands at an end",
            SegmentFault::Percent => "may be decoded once more",
            SegmentFault::Colon => "separates the parts of a resource",
            SegmentFault::Variable => "belongs to policy variables",
            SegmentFault::Control => "is a control character",
            SegmentFault::Blank => "is a blank",
            SegmentFault::NotAscii => "is not ASCII",
            SegmentFault::Other => "is not on the list",
        };
        let character = self.found.get(self.at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
        let character: String = match character {
            '"' | '\'' => character.to_string(),
            other => other.escape_debug().to_string(),
        };
        write!(f, "`{character}` at byte {} of `{}` {what}: {RULE}", self.at, Excerpt(&self.found))?;
        match self.fault {
            SegmentFault::Blank | SegmentFault::NotAscii | SegmentFault::Other => {
                f.write_str("; `Segment::encode` takes any text")
            }
            _ => Ok(()),
        }
    }
}

impl std::error::Error for SegmentError {}

/// Types that fill a placeholder of a key: they hold a checked [`Segment`], never mere text.
///
/// [`Segment`] itself, unsigned integers, and types of yours that hold one, which [derive](derive@crate::Segment) it:
///
/// ```
/// use cos_policy::Segment;
///
/// #[derive(Segment)]
/// struct UserId(Segment);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a checked segment and cannot fill a placeholder",
    label = "`{Self}` fills a placeholder here",
    note = "check text first: `Segment::parse(text)?` refuses `*`, `/`, `..` and the like",
    note = "e-mail addresses and other free text: `Segment::encode(text)?`",
    note = "a type of your own that holds a segment or an integer: `#[derive(Segment)]`"
)]
pub trait AsSegment {
    /// What its values can be: for a type that implements this by hand, any segment, unless it says less.
    const NAMES: Names = Names::ANY;

    /// The segment.
    fn as_segment(&self) -> Segment;

    /// The segment without a copy, where there is one to borrow.
    #[doc(hidden)]
    fn borrowed(&self) -> Option<&Segment> {
        None
    }
}

impl AsSegment for Segment {
    fn as_segment(&self) -> Segment {
        self.clone()
    }

    fn borrowed(&self) -> Option<&Segment> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: AsSegment + ?Sized> AsSegment for &T {
    const NAMES: Names = T::NAMES;

    fn as_segment(&self) -> Segment {
        T::as_segment(self)
    }

    fn borrowed(&self) -> Option<&Segment> {
        T::borrowed(self)
    }
}

macro_rules! integers {
    ($($integer:ty)*) => {$(
        impl AsSegment for $integer {
            const NAMES: Names = Names::NUMBERS;

            fn as_segment(&self) -> Segment {
                // Decimal digits are a segment.
                Segment(self.to_string().into())
            }
        }
    )*};
}

integers!(u8 u16 u32 u64 u128 usize);

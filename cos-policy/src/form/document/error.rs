use std::fmt;

use crate::document::{ParseFault, Span, located};
use crate::text::Excerpt;

/// A text is not the policy of a form: what was found, where, and what is expected.
///
/// ```
/// use cos_policy::form::PostDocument;
///
/// let text = "{\"expiration\": \"tomorrow\", \"conditions\": []}";
/// let error = PostDocument::parse(text).unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "line 1, column 16: `tomorrow` is no expiration: expected UTC, such as `2019-08-30T09:38:12.414Z`",
/// );
/// assert_eq!((error.line(), error.column()), (1, 16));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostParseError {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) span: Span,
    pub(super) fault: PostFault,
}

located!(PostParseError, span);

impl PostParseError {
    /// Which rule is broken.
    #[must_use]
    pub const fn fault(&self) -> &PostFault {
        &self.fault
    }
}

/// What makes a text no policy of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PostFault {
    /// No JSON, or other JSON than is expected here.
    Json(ParseFault),
    /// A member besides `expiration` and `conditions`.
    Member(String),
    /// No time in UTC.
    Expiration(String),
    /// Another kind of condition than `eq`, `starts-with` and `content-length-range`.
    Kind(String),
    /// A field without `$` before its name.
    Dollar(String),
    /// A field that no document lets a policy name.
    Field(String),
    /// A field that a policy compares exactly or not at all.
    NoPrefix(String),
    /// A length that is no whole number of bytes.
    Length(String),
    /// A range without a length.
    EmptyRange {
        /// Its start, in bytes.
        least: u64,
        /// Its end, in bytes.
        most: u64,
    },
    /// A field that every policy pins exactly.
    Unpinned(&'static str),
}

impl From<ParseFault> for PostFault {
    fn from(fault: ParseFault) -> Self {
        Self::Json(fault)
    }
}

impl fmt::Display for PostParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.fault)
    }
}

impl std::error::Error for PostParseError {}

impl fmt::Display for PostFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(fault) => write!(f, "{fault}"),
            Self::Member(name) => {
                write!(f, "`{}` is no member here: expected `expiration` and `conditions`", Excerpt(name))
            }
            Self::Expiration(found) => {
                write!(f, "`{}` is no expiration: expected UTC, such as `2019-08-30T09:38:12.414Z`", Excerpt(found))
            }
            Self::Kind(found) => write!(
                f,
                "`{}` is no kind of condition: expected `eq`, `starts-with` or `content-length-range`",
                Excerpt(found)
            ),
            Self::Dollar(found) => {
                write!(f, "`{}` does not name a field: expected `$` and a name, such as `$key`", Excerpt(found))
            }
            Self::Field(name) => write!(f, "no document lets a policy name the field `{}`", Excerpt(name)),
            Self::NoPrefix(name) => {
                write!(f, "`{}` is compared exactly: no document lets `starts-with` name it", Excerpt(name))
            }
            Self::Length(found) => write!(f, "`{}` is no length: expected a whole number of bytes", Excerpt(found)),
            Self::EmptyRange { least, most } => write!(f, "no file has at least {least} and at most {most} bytes"),
            Self::Unpinned(name) => write!(f, "`{name}` is not named: every policy pins it exactly (436/14690)"),
        }
    }
}

use std::fmt;

use super::span::{Span, located};
use crate::text::Excerpt;

/// A text is not a policy: what was found, where, and what is expected.
///
/// ```
/// use cos_policy::Document;
///
/// let text = "{\n  \"version\": \"2.0\",\n  \"statement\": []\n}";
/// let error = Document::parse(text).unwrap_err();
/// assert_eq!(error.to_string(), "line 3, column 16, `statement`: this list is empty: a policy has at least one statement");
/// assert_eq!((error.line(), error.column(), error.path()), (3, 16, "statement"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseError {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) span: Span,
    pub(super) path: String,
    pub(super) fault: ParseFault,
}

located!(ParseError, span);

impl ParseError {
    /// The element, such as `statement[1].condition`; empty at the top.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Which rule is broken.
    #[must_use]
    pub const fn fault(&self) -> &ParseFault {
        &self.fault
    }
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, ", `{}`", self.path)?;
        }
        write!(f, ": {}", self.fault)
    }
}

impl std::error::Error for ParseError {}

/// What makes a text no policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseFault {
    /// Something else stands where this is expected.
    Expected {
        /// What is expected.
        expected: &'static str,
        /// What stands there.
        found: Found,
    },
    /// The text begins with U+FEFF.
    ByteOrderMark,
    /// JSON has no comments.
    Comment,
    /// A control character in a string.
    ControlCharacter,
    /// A string does not end.
    OpenString,
    /// A backslash that begins no escape.
    Escape,
    /// Half of a surrogate pair.
    LoneSurrogate,
    /// A number that JSON does not know.
    Number,
    /// A number with an exponent of more than four digits.
    NumberRange,
    /// The same member twice.
    DuplicateMember(String),
    /// A member that the grammar does not have.
    UnknownMember(String),
    /// An element is missing.
    Missing(&'static str),
    /// A list or an object is empty, which should hold at least one of these.
    Empty(&'static str),
    /// A text is empty.
    EmptyText(&'static str),
    /// Another version than `2.0`.
    Version(String),
    /// Another effect than `allow` and `deny`.
    Effect(String),
    /// A blank or a control character in an action, or before the key of a resource.
    Blank(String),
    /// A resource that is neither `*` nor six segments.
    Resource(String),
    /// A condition operator that no document has.
    Operator(String),
    /// The principal stands at the top and in a statement.
    TwoPrincipals,
    /// A principal that is neither `*` nor `{"qcs": ..}`.
    Principal(String),
}

/// What stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Found {
    /// The end of the text.
    End,
    /// An object.
    Object,
    /// A list.
    Array,
    /// A string.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// `null`.
    Null,
    /// Any other character.
    Character(char),
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::End => "the text ends",
            Self::Object => "an object stands here",
            Self::Array => "a list stands here",
            Self::Text => "a string stands here",
            Self::Number => "a number stands here",
            Self::Boolean => "a boolean stands here",
            Self::Null => "`null` stands here",
            Self::Character(character) => {
                return write!(f, "`{}` stands here", Excerpt(character.encode_utf8(&mut [0; 4])));
            }
        })
    }
}

impl fmt::Display for ParseFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expected { expected, found } => write!(f, "expected {expected}, but {found}"),
            Self::ByteOrderMark => f.write_str("a byte-order mark is no JSON: save the text without it"),
            Self::Comment => f.write_str("JSON has no comments: pages print them as an illustration only"),
            Self::ControlCharacter => f.write_str("a control character stands in a string: write it as an escape"),
            Self::OpenString => f.write_str("this string does not end"),
            Self::Escape => f.write_str("this escape is none of JSON's"),
            Self::LoneSurrogate => f.write_str("half of a surrogate pair is no character"),
            Self::Number => f.write_str("this number is none of JSON's"),
            Self::NumberRange => {
                f.write_str("this number is too large or too small: its exponent has over four digits")
            }
            Self::DuplicateMember(name) => {
                write!(f, "`{}` is there twice: one reader takes the first, another the last", Excerpt(name))
            }
            Self::UnknownMember(name) => {
                write!(f, "`{}` is no element here", Excerpt(name))?;
                f.write_str(hint(name))
            }
            Self::Missing(name) => write!(f, "`{name}` is missing"),
            Self::Empty("statement") => f.write_str("this list is empty: a policy has at least one statement"),
            Self::Empty("operator") => f.write_str("this is empty: name an operator, or leave `condition` out"),
            Self::Empty(one) => write!(f, "this is empty: at least one {one} is needed"),
            Self::EmptyText(what) => write!(f, "this {what} is empty"),
            Self::Version(found) => write!(f, "the version is `2.0`, not `{}`", Excerpt(found)),
            Self::Effect(found) => {
                write!(f, "the effect is `allow` or `deny`, in lower case, not `{}`", Excerpt(found))
            }
            Self::Blank(found) => {
                write!(f, "a blank or control character stands in `{}`: nothing is trimmed", Excerpt(found))
            }
            Self::Resource(found) => write!(
                f,
                "`{}` is no resource: expected `*` or six segments, `qcs::cos:<region>:uid/<APPID>:<bucket>-<APPID>/<key>`",
                Excerpt(found)
            ),
            Self::Operator(found) => {
                write!(f, "`{}` is no condition operator", Excerpt(found))?;
                match super::operator::nearest(found) {
                    Some(near) => write!(f, "; did you mean `{near}`?"),
                    None => Ok(()),
                }
            }
            Self::TwoPrincipals => {
                f.write_str("the principal stands at the top and in a statement: one place is enough")
            }
            Self::Principal(found) => {
                write!(f, "`{}` is no principal: expected `*` or `{{\"qcs\": [..]}}`", Excerpt(found))
            }
        }
    }
}

/// What to say of members that other languages have.
fn hint(name: &str) -> &'static str {
    let lower = name.to_ascii_lowercase();
    match lower.as_str() {
        "sid" | "id" => ": the grammar has no statement id (598/10604)",
        "notaction" | "notresource" | "notprincipal" => ": the grammar has no negative elements (598/10604)",
        "service" | "federated" | "uin" | "aws" => ": a principal is `*` or `{\"qcs\": [..]}`",
        // The name is right, and the place is not.
        _ if name.get(1..) == lower.get(1..) => "",
        "version" | "statement" | "principal" | "effect" | "action" | "resource" | "condition" => {
            ": elements are written in lower case, or with one capital in bucket policies"
        }
        _ => "",
    }
}

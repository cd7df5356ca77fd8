use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use crate::percent::encode;
use crate::resource::{Folder, Key as ObjectKey};
use crate::sealed::Sealed;
use crate::text::Excerpt;

use super::cidr::Cidr;
use super::key;

/// A text is not the condition value it was meant to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueError {
    expected: &'static str,
    found: String,
    reason: &'static str,
}

impl ValueError {
    pub(crate) fn new(expected: &'static str, found: &str, reason: &'static str) -> Self {
        Self { expected, found: found.to_owned(), reason }
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not {}: {}", Excerpt(&self.found), self.expected, self.reason)
    }
}

impl std::error::Error for ValueError {}

/// Types whose values the key `K` can be compared with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a checked value for this condition key",
    label = "make it a value of the key's own type first",
    note = "text known at run time goes through the type's `parse`, a constant through `from_static`: `MediaType::parse(text)?`"
)]
pub trait ValueOf<K>: Sealed {
    #[doc(hidden)]
    fn into_text(self) -> Cow<'static, str>;
}

/// Types whose patterns the key `K` can be compared with.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a checked pattern for this condition key",
    label = "make it a pattern of the key's own type first",
    note = "a content type takes a `MediaRange`: `MediaRange::from_static(\"image/*\")`; a listing prefix takes a folder: `key!(\"photos/*\")`"
)]
pub trait PatternOf<K>: Sealed {
    #[doc(hidden)]
    fn into_text(self) -> Cow<'static, str>;
}

macro_rules! checked_text {
    ($(#[$meta:meta])* $name:ident, $what:literal, $fault:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Cow<'static, str>);

        impl $name {
            #[doc = concat!("Checks that a text is ", $what, ".")]
            ///
            /// # Errors
            ///
            #[doc = concat!("[`ValueError`] when it is not ", $what, "; it says why.")]
            pub fn parse(text: &str) -> Result<Self, ValueError> {
                match $fault(text.as_bytes()) {
                    Some(reason) => Err(ValueError::new($what, text, reason)),
                    None => Ok(Self(Cow::Owned(text.to_owned()))),
                }
            }

            /// The value of a literal.
            ///
            /// # Panics
            ///
            #[doc = concat!("When the literal is not ", $what, "; in a `const` that is a compile error.")]
            /// Text from outside goes through [`parse`](Self::parse).
            #[must_use]
            #[track_caller]
            pub const fn from_static(text: &'static str) -> Self {
                match $fault(text.as_bytes()) {
                    Some(reason) => panic!("{}", reason),
                    None => Self(Cow::Borrowed(text)),
                }
            }

            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        checked!($name);
    };
}

macro_rules! checked_word {
    ($(#[$meta:meta])* $name:ident, $what:literal, $reason:literal { $($(#[$about:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$about])* $variant,)* }

        impl $name {
            pub(crate) const ALL: &[Self] = &[$(Self::$variant),*];

            #[doc = concat!("Looks up ", $what, " by its word.")]
            ///
            /// # Errors
            ///
            /// [`ValueError`] when there is no such word; case matters.
            pub fn parse(text: &str) -> Result<Self, ValueError> {
                Self::read(text).ok_or_else(|| ValueError::new($what, text, $reason))
            }

            /// The value of a literal.
            ///
            /// # Panics
            ///
            /// When there is no such word; in a `const` that is a compile error.
            #[must_use]
            #[track_caller]
            pub const fn from_static(text: &'static str) -> Self {
                match Self::read(text) {
                    Some(value) => value,
                    None => panic!($reason),
                }
            }

            const fn read(text: &str) -> Option<Self> {
                let mut all = Self::ALL;
                while let [value, rest @ ..] = all {
                    if same(value.as_str().as_bytes(), text.as_bytes()) {
                        return Some(*value);
                    }
                    all = rest;
                }
                None
            }

            /// The word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        checked!($name);
    };
}

macro_rules! checked {
    ($name:ident) => {
        impl Sealed for $name {}

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = ValueError;

            fn from_str(text: &str) -> Result<Self, ValueError> {
                Self::parse(text)
            }
        }
    };
}

checked_text! {
    /// A media type as clients send it: `image/png`.
    ///
    /// Lower case and without parameters, because the comparison is one of bytes and clients send lower case. `+` is
    /// refused: sources disagree on how COS compares it.
    ///
    /// Source: 436/46205; the report on `+` is from the field.
    MediaType, "a media type", media_type_fault
}

checked_text! {
    /// A media type, or all of a kind: `image/*`.
    ///
    /// `image/*` admits `image/svg+xml`, which browsers run as a document: prefer a list of types where they display
    /// what others uploaded.
    ///
    /// Source: 436/46205.
    MediaRange, "a media range", media_range_fault
}

checked_text! {
    /// The version of an object: letters, digits, `-`, `_` and `.`, or `null` for what is older than versioning.
    ///
    /// Source: 436/46205.
    VersionId, "a version id", version_id_fault
}

checked_text! {
    /// The id of a private network: `vpc-` and letters or digits.
    ///
    /// Source: 436/46206.
    VpcId, "a VPC id", vpc_id_fault
}

checked_text! {
    /// A tag as a policy writes it: `key&value`, of letters, digits, `-`, `_`, `.`.
    ///
    /// Source: 436/46205.
    Tag, "a tag", tag_fault
}

checked_text! {
    /// The host of a request, for a key that no example shows: labels of lower-case letters, digits and `-` between dots.
    Host, "a host name", host_fault
}

checked_word! {
    /// What `x-cos-acl` can ask for.
    ///
    /// Source: 436/46205.
    Acl, "an ACL", "an object takes `default`, `private`, `public-read`, `authenticated-read`, `bucket-owner-read` or `bucket-owner-full-control`, a bucket also `public-read-write`" {
        /// Inherits the ACL of the bucket (objects only).
        Default = "default",
        /// The owner only.
        Private = "private",
        /// Everybody may read.
        PublicRead = "public-read",
        /// Everybody may read and write (buckets only).
        PublicReadWrite = "public-read-write",
        /// Everybody with a Tencent Cloud account may read.
        AuthenticatedRead = "authenticated-read",
        /// The owner of the bucket may read (objects only).
        BucketOwnerRead = "bucket-owner-read",
        /// The owner of the bucket holds everything (objects only).
        BucketOwnerFullControl = "bucket-owner-full-control",
    }
}

checked_word! {
    /// What `x-cos-storage-class` can ask for.
    ///
    /// Source: 436/46205.
    StorageClass, "a storage class", "the classes are `STANDARD`, `STANDARD_IA`, `INTELLIGENT_TIERING`, each also as `MAZ_..`, `ARCHIVE` and `DEEP_ARCHIVE`" {
        /// `STANDARD`
        Standard = "STANDARD",
        /// `MAZ_STANDARD`
        MazStandard = "MAZ_STANDARD",
        /// `STANDARD_IA`
        StandardIa = "STANDARD_IA",
        /// `MAZ_STANDARD_IA`
        MazStandardIa = "MAZ_STANDARD_IA",
        /// `INTELLIGENT_TIERING`
        IntelligentTiering = "INTELLIGENT_TIERING",
        /// `MAZ_INTELLIGENT_TIERING`
        MazIntelligentTiering = "MAZ_INTELLIGENT_TIERING",
        /// `ARCHIVE`
        Archive = "ARCHIVE",
        /// `DEEP_ARCHIVE`
        DeepArchive = "DEEP_ARCHIVE",
    }
}

checked_word! {
    /// A version of TLS.
    ///
    /// Source: 436/46205, which prints these three.
    TlsVersion, "a TLS version", "the documented versions are 1.0, 1.1 and 1.2" {
        /// `1.0`
        V1_0 = "1.0",
        /// `1.1`
        V1_1 = "1.1",
        /// `1.2`
        V1_2 = "1.2",
    }
}

macro_rules! compared_as_written {
    ($($value:ident as $key:ident: $text:expr;)*) => {$(
        impl ValueOf<key::$key> for $value {
            fn into_text(self) -> Cow<'static, str> {
                let text: fn(Self) -> Cow<'static, str> = $text;
                text(self)
            }
        }
    )*};
}

compared_as_written! {
    MediaType as ContentType: |value| value.0;
    Acl as Acl: |value| value.as_str().into();
    StorageClass as StorageClass: |value| value.as_str().into();
    VersionId as VersionId: |value| value.0;
    VpcId as RequesterVpc: |value| value.0;
    Tag as RequestTag: |value| value.0;
    Tag as ResourceTag: |value| value.0;
    Host as Host: |value| value.0;
}

impl PatternOf<key::ContentType> for MediaRange {
    fn into_text(self) -> Cow<'static, str> {
        self.0
    }
}

// Values of query parameters are compared in percent-encoded form (436/46205).

impl ValueOf<key::ResponseContentType> for MediaType {
    fn into_text(self) -> Cow<'static, str> {
        encode(&self.0).into()
    }
}

impl PatternOf<key::ResponseContentType> for MediaRange {
    fn into_text(self) -> Cow<'static, str> {
        match self.0.strip_suffix('*') {
            Some(kind) => (encode(kind) + "*").into(),
            None => encode(&self.0).into(),
        }
    }
}

impl ValueOf<key::Prefix> for ObjectKey {
    fn into_text(self) -> Cow<'static, str> {
        encode(self.as_str()).into()
    }
}

impl ValueOf<key::Prefix> for Folder {
    fn into_text(self) -> Cow<'static, str> {
        encode(self.prefix()).into()
    }
}

impl PatternOf<key::Prefix> for Folder {
    fn into_text(self) -> Cow<'static, str> {
        (encode(self.prefix()) + "*").into()
    }
}

impl Sealed for Cidr {}

const fn media_type_fault(text: &[u8]) -> Option<&'static str> {
    media_fault(text, false)
}

const fn media_range_fault(text: &[u8]) -> Option<&'static str> {
    media_fault(text, true)
}

const fn media_fault(mut text: &[u8], range: bool) -> Option<&'static str> {
    const SHAPE: &str = "a media type is a kind, `/` and a subtype, such as `image/png`";
    let mut slashes = 0;
    let mut length = 0;
    while let [byte, rest @ ..] = text {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => length += 1,
            b'.' | b'-' if length > 0 => length += 1,
            b'/' if slashes == 0 && length > 0 => (slashes, length) = (1, 0),
            b'*' if range && slashes == 1 && length == 0 && rest.is_empty() => length += 1,
            b'*' if range => return Some("the only pattern is a kind and `/*`, such as `image/*`"),
            b'*' => return Some("a star is compared as text here: a pattern goes to `like`"),
            b'A'..=b'Z' => return Some("the comparison is one of bytes and clients send lower case"),
            b'+' => return Some("sources disagree on how COS compares `+`"),
            b';' | b' ' => return Some("parameters do not belong to a media type"),
            _ => return Some(SHAPE),
        }
        text = rest;
    }
    if slashes == 1 && 0 < length && length <= 127 { None } else { Some(SHAPE) }
}

const fn version_id_fault(text: &[u8]) -> Option<&'static str> {
    match word(text) {
        (1..=128, []) => None,
        (0, []) => Some("it is empty; the latest version is `latest`"),
        _ => Some("a version id has up to 128 letters, digits, `-`, `_` and `.`"),
    }
}

const fn vpc_id_fault(text: &[u8]) -> Option<&'static str> {
    match text {
        [b'v', b'p', b'c', b'-', id @ ..] if matches!(word(id), (1..=60, [])) => None,
        _ => Some("the id of a private network is `vpc-` and letters or digits"),
    }
}

const fn tag_fault(text: &[u8]) -> Option<&'static str> {
    match word(text) {
        (1..=127, [b'&', value @ ..]) if matches!(word(value), (1..=255, [])) => None,
        _ => Some("a tag is written `key&value`, both of letters, digits, `-`, `_` and `.`"),
    }
}

const fn host_fault(mut text: &[u8]) -> Option<&'static str> {
    let mut label = 0;
    let mut all = 0;
    while let [byte, rest @ ..] = text {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' => label += 1,
            b'.' if label > 0 => label = 0,
            _ => return Some("a host is labels of lower-case letters, digits and `-` between dots"),
        }
        all += 1;
        text = rest;
    }
    if label > 0 && all <= 253 {
        None
    } else {
        Some("a host is labels of lower-case letters, digits and `-` between dots")
    }
}

/// How many letters, digits, `-`, `_` and `.` a text starts with, and what follows them.
const fn word(mut text: &[u8]) -> (usize, &[u8]) {
    let mut length = 0;
    while let [b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.', rest @ ..] = text {
        length += 1;
        text = rest;
    }
    (length, text)
}

const fn same(mut a: &[u8], mut b: &[u8]) -> bool {
    while let ([x, a_rest @ ..], [y, b_rest @ ..]) = (a, b) {
        if *x != *y {
            return false;
        }
        (a, b) = (a_rest, b_rest);
    }
    a.is_empty() && b.is_empty()
}

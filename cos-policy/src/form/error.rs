use std::fmt;
use std::time::Duration;

use crate::text::Excerpt;

use super::limits::{LONGEST, LONGEST_LIFE, SHORTEST_LIFE};

/// Why a form is not signed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormError {
    /// A length range without a length.
    EmptyRange {
        /// Its start, in bytes.
        least: u64,
        /// Its end, in bytes.
        most: u64,
    },
    /// A length that no form uploads.
    Oversize(u64),
    /// `public-read-write`, which is for buckets.
    BucketAcl,
    /// A status that COS does not answer with.
    Status(u16),
    /// No absolute URL.
    Redirect(String),
    /// No name behind `x-cos-meta-`.
    MetaName(String),
    /// A value that no header carries.
    MetaValue {
        /// The name behind `x-cos-meta-`.
        name: String,
        /// The value.
        value: String,
    },
    /// The same name behind `x-cos-meta-` twice.
    MetaTwice(String),
    /// Too many bytes of `x-cos-meta-*`.
    MetaLength(usize),
    /// No id of a key of KMS.
    KmsKey(String),
    /// A form that lives too short or too long.
    Life(Duration),
    /// The key that signs ends before the form is of use: the seconds it has left.
    KeyExpires {
        /// The seconds that the key has left.
        left: u64,
    },
    /// A clock before 1970 or after 9999.
    Clock,
}

impl fmt::Display for FormError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::EmptyRange { least, most } => write!(f, "no file has at least {least} and at most {most} bytes"),
            Self::Oversize(most) => write!(f, "{most} bytes are too many: a form uploads up to {LONGEST}"),
            Self::BucketAcl => f.write_str("`public-read-write` is the ACL of buckets: no object has it"),
            Self::Status(status) => write!(f, "{status} is no status to ask for: COS answers 200, 201 or 204"),
            Self::Redirect(url) => write!(
                f,
                "`{}` is no URL to redirect to: it starts with `https://` or `http://` and a host, in visible ASCII characters",
                Excerpt(url)
            ),
            Self::MetaName(name) => write!(
                f,
                "`{}` is no name behind `x-cos-meta-`: it has lower-case letters, digits and `-`",
                Excerpt(name)
            ),
            Self::MetaValue { name, value } => write!(
                f,
                "`{}` is no value of `x-cos-meta-{}`: it has visible ASCII characters, with blanks between them",
                Excerpt(value),
                Excerpt(name)
            ),
            Self::MetaTwice(name) => write!(f, "`x-cos-meta-{}` is there twice", Excerpt(name)),
            Self::MetaLength(length) => {
                write!(f, "{length} bytes of `x-cos-meta-*` are too many: names and values have up to 2048")
            }
            Self::KmsKey(id) => {
                write!(f, "`{}` is no id of a key of KMS: it has up to 64 letters, digits and `-`", Excerpt(id))
            }
            Self::Life(life) => {
                let how = if *life < SHORTEST_LIFE { "short" } else { "long" };
                let (least, most) = (SHORTEST_LIFE.as_secs(), LONGEST_LIFE.as_secs());
                write!(f, "{} s are too {how}: a form lives {least} to {most} s", life.as_secs())
            }
            Self::KeyExpires { left } => {
                let least = SHORTEST_LIFE.as_secs();
                write!(
                    f,
                    "the key that signs has {left} s left: a form lives {least} s or more, and not longer than its key"
                )
            }
            Self::Clock => f.write_str("the clock is before 1970 or after 9999"),
        }
    }
}

impl std::error::Error for FormError {}

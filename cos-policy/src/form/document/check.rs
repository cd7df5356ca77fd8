use std::fmt;

use crate::form::condition::Condition;
use crate::form::field::{in_form, shown};
use crate::text::Excerpt;

use super::{PostDocument, Submission};

/// What is sent does not satisfy a policy, for these reasons; at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    mismatches: Vec<Mismatch>,
}

impl Refused {
    /// The reasons, in the order of the policy.
    #[must_use]
    pub fn mismatches(&self) -> &[Mismatch] {
        &self.mismatches
    }
}

/// Why a form does not satisfy a policy. No token is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mismatch {
    /// The clock is not before this expiration.
    Expired(String),
    /// The form is posted to another bucket.
    Bucket {
        /// What the policy demands.
        expected: String,
        /// The bucket.
        found: String,
    },
    /// A field is missing.
    Missing(String),
    /// A field is there twice, or in another case besides.
    Twice(String),
    /// The value of a field is another one.
    Value {
        /// The field.
        field: String,
        /// What the policy demands.
        expected: String,
        /// What is sent.
        found: String,
    },
    /// The value of a field starts otherwise.
    Prefix {
        /// The field.
        field: String,
        /// What the policy demands, star and all.
        expected: String,
        /// What is sent.
        found: String,
    },
    /// The file is too short or too long.
    Length {
        /// The fewest bytes.
        least: u64,
        /// The most bytes.
        most: u64,
        /// Its bytes.
        found: u64,
    },
    /// `${filename}` is in the key, and not yet replaced.
    FileName,
    /// The ACL is sent in this field, and the policy names the other one; whether it bounds both is not documented.
    OtherAcl(&'static str),
}

pub(super) fn check(document: &PostDocument, sent: &Submission<'_>) -> Result<(), Refused> {
    let expired = (sent.at >= document.expiration()).then(|| Mismatch::Expired(document.expiration.to_string()));
    let mismatches: Vec<Mismatch> = expired
        .into_iter()
        .chain(document.conditions.iter().filter_map(|condition| mismatch(condition, sent)))
        .chain(unreplaced(sent))
        .chain(other_acl(document, sent))
        .collect();
    if mismatches.is_empty() { Ok(()) } else { Err(Refused { mismatches }) }
}

fn mismatch(condition: &Condition, sent: &Submission<'_>) -> Option<Mismatch> {
    match condition {
        Condition::Length { least, most } => other_length(*least, *most, sent.length),
        Condition::Exact { field, value } if field == "bucket" => other_bucket(value, sent.bucket.name()),
        Condition::Exact { field, value } => other_value(field, value, sent).unwrap_or_else(Some),
        Condition::StartsWith { field, prefix } => other_prefix(field, prefix, sent).unwrap_or_else(Some),
    }
}

fn other_length(least: u64, most: u64, found: u64) -> Option<Mismatch> {
    (found < least || most < found).then_some(Mismatch::Length { least, most, found })
}

fn other_bucket(expected: &str, found: &str) -> Option<Mismatch> {
    (found != expected).then(|| Mismatch::Bucket { expected: expected.to_owned(), found: found.to_owned() })
}

fn other_value(field: &str, expected: &str, sent: &Submission<'_>) -> Result<Option<Mismatch>, Mismatch> {
    let found = only(sent, in_form(field))?;
    let (field, shown, instead) = texts(field, expected, found);
    Ok((found != expected).then_some(Mismatch::Value { field, expected: shown, found: instead }))
}

fn other_prefix(field: &str, prefix: &str, sent: &Submission<'_>) -> Result<Option<Mismatch>, Mismatch> {
    let found = only(sent, in_form(field))?;
    let (field, shown, instead) = texts(field, prefix, found);
    Ok((!found.starts_with(prefix)).then_some(Mismatch::Prefix { field, expected: shown, found: instead }))
}

/// The value of a field that is there once; another case of its name could be the same field to COS.
fn only<'s>(sent: &Submission<'s>, field: &str) -> Result<&'s str, Mismatch> {
    let mut values = sent.values(field);
    match (values.next(), values.next()) {
        (Some((true, value)), None) => Ok(value),
        (None, _) | (Some((false, _)), None) => Err(Mismatch::Missing(field.to_owned())),
        (Some(_), Some(_)) => Err(Mismatch::Twice(field.to_owned())),
    }
}

/// As an error shows them: the field as the form names it, what is demanded, what is sent.
fn texts(field: &str, expected: &str, found: &str) -> (String, String, String) {
    (in_form(field).to_owned(), shown(field, expected).to_owned(), shown(field, found).to_owned())
}

fn unreplaced(sent: &Submission<'_>) -> Option<Mismatch> {
    sent.values("key").any(|(_, key)| key.contains("${filename}")).then_some(Mismatch::FileName)
}

/// `acl` in one table of 436/14690, `x-cos-acl` in the other.
fn other_acl(document: &PostDocument, sent: &Submission<'_>) -> Option<Mismatch> {
    let names = |field: &str| document.conditions.iter().any(|condition| condition.field() == Some(field));
    let is_loose = |pinned, other| names(pinned) && !names(other) && sent.values(other).next().is_some();
    let pairs = [("acl", "x-cos-acl"), ("x-cos-acl", "acl")];
    pairs.into_iter().find(|(pinned, other)| is_loose(pinned, other)).map(|(_, other)| Mismatch::OtherAcl(other))
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, mismatch) in self.mismatches.iter().enumerate() {
            f.write_str(if at > 0 { "; " } else { "" })?;
            write!(f, "{mismatch}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Refused {}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expired(expiration) => write!(f, "the policy expired at {expiration}"),
            Self::Bucket { expected, found } => {
                write!(f, "the bucket is `{found}`, not `{}`", Excerpt(expected))
            }
            Self::Missing(field) => write!(f, "the field `{}` is missing", Excerpt(field)),
            Self::Twice(field) => write!(f, "the field `{}` is there twice", Excerpt(field)),
            Self::Value { field, expected, found } => {
                write!(f, "`{}` is `{}`, not `{}`", Excerpt(field), Excerpt(found), Excerpt(expected))
            }
            Self::Prefix { field, expected, found } => {
                write!(
                    f,
                    "`{}` is `{}`, which does not start with `{}`",
                    Excerpt(field),
                    Excerpt(found),
                    Excerpt(expected)
                )
            }
            Self::Length { least, most, found } => write!(f, "the file has {found} bytes, not {least} to {most}"),
            Self::FileName => f.write_str("the key has `${filename}`: check the key with the name of the file in it"),
            Self::OtherAcl(other) => {
                write!(
                    f,
                    "the ACL is sent as `{other}`, which the policy does not name: no document says that it is bound"
                )
            }
        }
    }
}

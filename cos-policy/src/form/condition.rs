use std::fmt;

use crate::document::write_text;

use super::field::shown;

/// What a policy demands of one field, of the bucket, or of the length of the file.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Condition {
    /// `{"acl":"private"}`
    Exact { field: String, value: String },
    /// `["starts-with","$key","photos/"]`, whose last text is literal.
    StartsWith { field: String, prefix: String },
    /// `["content-length-range",1,1024]`, in bytes, both ends included.
    Length { least: u64, most: u64 },
}

impl Condition {
    pub(super) fn exact(field: impl Into<String>, value: impl Into<String>) -> Self {
        Self::Exact { field: field.into(), value: value.into() }
    }

    /// The field that it names, if any.
    pub(super) fn field(&self) -> Option<&str> {
        match self {
            Self::Exact { field, .. } | Self::StartsWith { field, .. } => Some(field),
            Self::Length { .. } => None,
        }
    }
}

/// As it stands in a policy.
impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact { field, value } => {
                f.write_str("{")?;
                write_text(f, field)?;
                f.write_str(":")?;
                write_text(f, value)?;
                f.write_str("}")
            }
            Self::StartsWith { field, prefix } => {
                f.write_str("[\"starts-with\",")?;
                write_text(f, &format!("${field}"))?;
                f.write_str(",")?;
                write_text(f, prefix)?;
                f.write_str("]")
            }
            Self::Length { least, most } => write!(f, "[\"content-length-range\",{least},{most}]"),
        }
    }
}

impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact { field, value } => write!(f, "Exact({field:?}, {:?})", shown(field, value)),
            Self::StartsWith { field, prefix } => write!(f, "StartsWith({field:?}, {:?})", shown(field, prefix)),
            Self::Length { least, most } => write!(f, "Length({least}, {most})"),
        }
    }
}

//! What the expansions of the macros call. Not part of the interface: it changes without notice.

pub use cos_policy_derive::{key, policy};

use crate::resource::{AsSegment, Folder, Key, Segment};

/// The segment that fills a placeholder.
pub fn segment<S: AsSegment + ?Sized>(value: &S) -> Segment {
    value.as_segment()
}

/// A key without placeholders.
#[must_use]
pub const fn key_of_literal(text: &'static str) -> Key {
    Key::of_literal(text)
}

/// A key with placeholders.
#[must_use]
pub fn key_of_template(literals: &[&'static str], segments: &[Segment]) -> Key {
    Key::of_template(literals, segments)
}

/// A folder without placeholders.
#[must_use]
pub const fn folder_of_literal(prefix: &'static str) -> Folder {
    Folder::of_literal(prefix)
}

/// A folder with placeholders.
#[must_use]
pub fn folder_of_template(literals: &[&'static str], segments: &[Segment]) -> Folder {
    Folder::of_template(literals, segments)
}

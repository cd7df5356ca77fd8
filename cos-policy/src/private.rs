//! What the expansions of the macros call. Not part of the interface: it changes without notice.

pub use cos_policy_derive::{assert_isolated as isolated, key, policy, scenarios};

pub use crate::effect::Intended;
pub use crate::policy::in_place::{InPlace, Place};
pub use crate::policy::scenarios::{Column, RowBuilder, Table, place};
pub use crate::resource::derived::{CheckedSegment, NamesOf, NoNames, segment_of_literal, unreserved};
pub use crate::resource::isolation::{Outline, assert_field, assert_isolated};
pub use crate::resource::template::Filling;

use crate::action::Actions;
use crate::resource::{AsSegment, At, Bucket, Folder, FolderTemplate, Key, KeyTemplate};

/// A policy without a statement; the macro adds one before it calls `build`.
#[inline]
pub fn start() -> InPlace {
    InPlace::start()
}

/// A table without a row; the macro adds one before it calls `build`.
pub const fn table() -> Table {
    Table::new()
}

/// A column of a table.
pub const fn column<A: Actions>(_: &A) -> Column<A::List> {
    Column::new()
}

/// A column where a row has a cell of it.
pub const fn cell<A>(_: &Column<A>) -> Column<A> {
    Column::new()
}

/// The bucket of a block.
#[must_use]
pub const fn bucket(bucket: &Bucket) -> &Bucket {
    bucket
}

/// What fills a placeholder, and the literal behind it.
pub type Segment<'a> = (&'a dyn Filling, &'static str);

/// What fills a placeholder.
pub fn segment<S: AsSegment>(value: &S) -> &dyn Filling {
    value
}

/// A key without placeholders.
#[must_use]
#[inline]
pub const fn key_of_literal(text: &'static str) -> Key {
    Key::of_literal(text)
}

/// A folder without placeholders.
#[must_use]
#[inline]
pub const fn folder_of_literal(prefix: &'static str) -> Folder {
    Folder::of_literal(prefix)
}

/// A key without placeholders, of a bucket.
#[must_use]
#[inline]
pub const fn key_literal_in<'b>(bucket: &'b Bucket, text: &'static str) -> At<'b, Key> {
    At { bucket, key: Key::of_literal(text) }
}

/// A folder without placeholders, of a bucket.
#[must_use]
#[inline]
pub const fn folder_literal_in<'b>(bucket: &'b Bucket, prefix: &'static str) -> At<'b, Folder> {
    At { bucket, key: Folder::of_literal(prefix) }
}

/// A key with placeholders, of a bucket, for one policy.
#[must_use]
#[inline]
pub const fn key_template_in<'b, 'a>(
    bucket: &'b Bucket,
    head: &'static str,
    segments: &'a [Segment<'a>],
) -> At<'b, KeyTemplate<'a>> {
    At { bucket, key: KeyTemplate::new(head, segments) }
}

/// A folder with placeholders, of a bucket, for one policy.
#[must_use]
#[inline]
pub const fn folder_template_in<'b, 'a>(
    bucket: &'b Bucket,
    head: &'static str,
    segments: &'a [Segment<'a>],
) -> At<'b, FolderTemplate<'a>> {
    At { bucket, key: FolderTemplate::new(head, segments) }
}

/// A key with placeholders.
#[must_use]
pub fn key_of_template(head: &'static str, segments: &[Segment<'_>]) -> Key {
    KeyTemplate::new(head, segments).filled()
}

/// A folder with placeholders.
#[must_use]
pub fn folder_of_template(head: &'static str, segments: &[Segment<'_>]) -> Folder {
    FolderTemplate::new(head, segments).filled()
}

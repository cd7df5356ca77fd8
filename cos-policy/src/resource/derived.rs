use std::marker::PhantomData;

use super::names::{Names, is_reserved};
use super::segment::{AsSegment, Segment, SegmentError};

/// What a type that derives `Segment` holds.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a checked segment, nor a type that holds one",
    label = "expected a `Segment`, an unsigned integer, or a type of yours that is `AsSegment`",
    note = "hold a `Segment`: `Segment::parse(text)?` refuses `*`, `/`, `..` and the like; `Segment::encode(text)?` takes any text"
)]
pub trait CheckedSegment {
    /// The segment.
    fn checked(&self) -> Segment;
}

#[diagnostic::do_not_recommend]
impl<T: AsSegment + ?Sized> CheckedSegment for T {
    fn checked(&self) -> Segment {
        self.as_segment()
    }
}

/// What the values of a type can be.
///
/// Of a type that is no [`AsSegment`] this is [`NoNames::NAMES`]: that it is none is reported once, where its segment is
/// asked for, and not here.
#[expect(missing_debug_implementations, reason = "it has no values")]
pub struct NamesOf<T: ?Sized>(PhantomData<T>);

impl<T: AsSegment + ?Sized> NamesOf<T> {
    /// Those of the type.
    pub const NAMES: Names = T::NAMES;
}

/// What stands in for the names of a type that has none.
pub trait NoNames {
    /// Any segment.
    const NAMES: Names = Names::ANY;
}

impl<T: ?Sized> NoNames for NamesOf<T> {}

/// A text that the derive checked.
#[must_use]
pub fn segment_of_literal(text: &'static str) -> Segment {
    Segment::of_literal(text)
}

/// The value, unless its segment is one of the names, of which each may have a star.
///
/// # Errors
///
/// [`SegmentError`] for one of the names.
pub fn unreserved<S: AsSegment>(value: S, names: &[&str]) -> Result<S, SegmentError> {
    let segment = value.as_segment();
    match is_reserved(names, segment.as_str().as_bytes()) {
        true => Err(SegmentError::reserved(&segment)),
        false => Ok(value),
    }
}

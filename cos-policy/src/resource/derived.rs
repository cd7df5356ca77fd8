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

/// A text that the derive checked.
#[must_use]
pub fn segment_of_literal(text: &'static str) -> Segment {
    Segment::of_literal(text)
}

/// The value, unless its segment is one of the names.
///
/// # Errors
///
/// [`SegmentError`] for one of the names.
pub fn unreserved<S: AsSegment>(value: S, names: &[&str]) -> Result<S, SegmentError> {
    let segment = value.as_segment();
    match names.contains(&segment.as_str()) {
        true => Err(SegmentError::reserved(&segment)),
        false => Ok(value),
    }
}

use ::proptest::collection::vec;
use ::proptest::prelude::*;
use ::proptest::sample::select;

use crate::resource::Segment;
use crate::vocabulary::resource::name;
use crate::vocabulary::shape::WORD;

/// Every [`Segment`]: two in three have at most 8 bytes, one in six has the most there can be, [`Segment::MAX_LEN`], and the
/// rest any length between.
///
/// Letters of both cases, digits, `-` and `_` stand anywhere, `.` inside. Shrinks towards `a`.
///
/// ```
/// use cos_policy::{Folder, Segment, key, proptest::segments};
/// use proptest::prelude::*;
///
/// fn home(user: &Segment) -> Folder {
///     key!("home/{user}/*")
/// }
///
/// proptest!(|(user in segments())| {
///     let home = home(&user);
///     prop_assert_eq!(home.prefix(), format!("home/{user}/"));
/// });
/// ```
pub fn segments() -> impl Strategy<Value = Segment> {
    let texts = prop_oneof![2 => short_names(), 1 => names()];
    texts.prop_filter_map("a segment", |text| Segment::parse(&text).ok())
}

/// Texts of at most 8 bytes that are segments, to build others of.
pub(super) fn short_names() -> impl Strategy<Value = String> {
    vec(select(WORD), 1..=8).prop_map(name)
}

/// Texts that are segments, of every length; half of them have the greatest.
fn names() -> impl Strategy<Value = String> {
    let lengths = (1..2 * Segment::MAX_LEN).prop_map(|length| length.min(Segment::MAX_LEN));
    (lengths, vec(select(WORD), Segment::MAX_LEN)).prop_map(|(length, mut characters)| {
        characters.truncate(length);
        name(characters)
    })
}

use ::proptest::collection::vec;
use ::proptest::prelude::*;

use crate::resource::Segment;

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
    vec(characters(), 1..=8).prop_map(name)
}

/// Texts that are segments, of every length; half of them have the greatest.
fn names() -> impl Strategy<Value = String> {
    let lengths = (1..2 * Segment::MAX_LEN).prop_map(|length| length.min(Segment::MAX_LEN));
    (lengths, vec(characters(), Segment::MAX_LEN)).prop_map(|(length, mut characters)| {
        characters.truncate(length);
        name(characters)
    })
}

/// The characters as a text, without a dot at an end.
fn name(characters: Vec<char>) -> String {
    let last = characters.len().saturating_sub(1);
    let is_dot_at_end = |at: usize, character: char| character == '.' && (at == 0 || at == last);
    characters.into_iter().enumerate().map(|(at, c)| if is_dot_at_end(at, c) { 'a' } else { c }).collect()
}

/// The alphabet of a segment, half of it lower-case letters.
fn characters() -> impl Strategy<Value = char> {
    prop_oneof![
        7 => ::proptest::char::range('a', 'z'),
        2 => ::proptest::char::range('A', 'Z'),
        2 => ::proptest::char::range('0', '9'),
        1 => Just('-'),
        1 => Just('_'),
        1 => Just('.'),
    ]
}

use ::proptest::collection::vec;
use ::proptest::prelude::*;
use ::proptest::sample::select;

use crate::resource::Segment;

use super::segment::short_names;

/// Text that a careless service takes for a name, and that [`Segment::parse`] refuses: every
/// [`SegmentFault`](crate::resource::SegmentFault) is reached, and every [`KeyFault`](crate::resource::KeyFault) of
/// [`Key::parse`](crate::Key::parse).
///
/// Wildcards, slashes and backslashes, `.` and `..`, percent-encoded characters (`%2F`, `%252F`), colons, policy variables
/// and templates (`${uin}`, `{user}`), control characters, blanks, look-alikes and other letters beyond ASCII, quotation
/// marks and JSON, the empty text, and texts that are too long for a segment or even for a key. Most stand alone, before,
/// behind or inside a name that is well-formed. Shrinks towards the bare fragment, such as `*`.
///
/// A type that checks its text with anything but [`Segment::parse`] shows here what it lets pass:
///
/// ```
/// use cos_policy::{Segment, SegmentError, proptest::hostile_text};
/// use proptest::prelude::*;
///
/// struct UserId(Segment);
///
/// impl UserId {
///     fn parse(text: &str) -> Result<Self, SegmentError> {
///         Segment::parse(text).map(Self)
///     }
/// }
///
/// proptest!(|(text in hostile_text())| {
///     prop_assert!(UserId::parse(&text).is_err());
/// });
/// ```
pub fn hostile_text() -> impl Strategy<Value = String> {
    let texts = prop_oneof![
        3 => around(&["*", "?", "**", "*.*"]),
        4 => around(&["/", "\\", "//", "/../", "/*", "\\..\\"]),
        3 => dots(),
        3 => around(&["%2F", "%2A", "%2a", "%2e%2e%2f", "%252F", "%3F", "%00", "%C0%AF", "%", "%u002A"]),
        1 => around(&[":", "::", "qcs::cos:", "C:"]),
        2 => around(&["$", "{", "}", "${uin}", "${cos:prefix}", "{user}", "{}", "${}"]),
        2 => around(&["\0", "\n", "\r\n", "\t", "\u{1b}", "\u{7f}", "\u{85}"]),
        2 => around(&[" ", "  ", "\u{a0}", "\u{2003}", "\u{2028}", "\u{3000}"]),
        4 => around(LOOK_ALIKES),
        3 => around(OTHERS),
        1 => Just(String::new()),
        1 => too_long(),
        2 => (name_or_nothing(), vec(any::<char>(), 1..=4)).prop_map(|(name, rest)| name + &String::from_iter(rest)),
    ];
    texts.prop_filter("a text that is no segment", |text| Segment::parse(text).is_err())
}

/// What is taken for an ASCII character, by the eye or by a service that normalizes, or is not seen at all.
const LOOK_ALIKES: &[&str] = &[
    "\u{ff0a}",   // fullwidth asterisk
    "\u{ff0f}",   // fullwidth solidus
    "\u{2215}",   // division slash
    "\u{ff0e}",   // fullwidth full stop
    "\u{2024}",   // one dot leader
    "\u{2025}",   // two dot leader
    "\u{2010}",   // hyphen
    "\u{430}",    // Cyrillic a
    "\u{43e}",    // Cyrillic o
    "\u{ff41}",   // fullwidth a
    "\u{212a}",   // Kelvin sign, which lower-cases to k
    "\u{130}",    // I with a dot, which lower-cases to two characters
    "\u{17f}",    // long s, which upper-cases to S
    "e\u{301}",   // e and a combining accent
    "\u{e9}",     // the same as one character
    "\u{661}",    // Arabic digit one
    "\u{200b}",   // zero width space
    "\u{202e}",   // right-to-left override
    "\u{feff}",   // byte order mark
    "\u{1f600}",  // an emoji
    "\u{10ffff}", // the last character
];

const OTHERS: &[&str] = &[
    "@",
    "+",
    "~",
    "#",
    "&",
    "=",
    "!",
    ",",
    ";",
    "'",
    "\"",
    "`",
    "|",
    "(",
    ")",
    "[",
    "]",
    "^",
    "<",
    ">",
    "@example.com",
    "\",\"",
    "' or '1'='1",
    "<b>",
];

/// A fragment alone, behind a name, before one, and between two.
fn around(fragments: &'static [&'static str]) -> impl Strategy<Value = String> {
    (name_or_nothing(), select(fragments), name_or_nothing())
        .prop_map(|(before, fragment, behind)| format!("{before}{fragment}{behind}"))
}

fn name_or_nothing() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), short_names()]
}

/// Dots at an end, which are paths or are cut off by some file systems.
fn dots() -> impl Strategy<Value = String> {
    prop_oneof![
        select(&[".", "..", "..."][..]).prop_map(str::to_owned),
        (short_names(), select(&[".", "..", "/.", "/.."][..])).prop_map(|(name, dots)| name + dots),
        (select(&[".", "..", "./", "../", "../../"][..]), short_names())
            .prop_map(|(dots, name)| dots.to_owned() + &name),
    ]
}

/// One byte more than a segment has, one more than a key, and some more of both.
fn too_long() -> impl Strategy<Value = String> {
    let length = prop_oneof![Just(129_usize), Just(851), 129..=256_usize, 851..=1024_usize];
    (short_names(), length).prop_map(|(name, length)| name.chars().cycle().take(length).collect())
}

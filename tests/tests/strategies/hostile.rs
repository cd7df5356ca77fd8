use std::collections::BTreeMap;
use std::sync::LazyLock;

use cos_policy::proptest::hostile_text;
use cos_policy::resource::{KeyFault, SegmentFault};
use cos_policy::{Key, Segment};

use crate::sample::{count, sample, shrunk};

static TEXTS: LazyLock<Vec<String>> = LazyLock::new(|| sample(&hostile_text(), 4000));

fn frequencies<T: Ord>(values: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let mut frequencies = BTreeMap::new();
    for value in values {
        *frequencies.entry(value).or_default() += 1;
    }
    frequencies
}

#[test]
fn no_text_is_a_segment_and_every_refusal_of_one_is_reached() {
    use SegmentFault::*;

    let reached = frequencies(TEXTS.iter().map(|text| Segment::parse(text).unwrap_err().fault()));
    let every =
        [Empty, TooLong, Wildcard, Separator, DotAtEnd, Percent, Colon, Variable, Control, Blank, NotAscii, Other];
    for fault in every {
        assert!(reached.get(&fault).is_some_and(|count| *count >= 40), "{fault:?} in {reached:?}");
    }
}

#[test]
fn every_refusal_of_a_key_is_reached() {
    use KeyFault::*;

    let faults = TEXTS.iter().filter_map(|text| Key::parse(text).err()).map(|error| error.fault());
    let reached = frequencies(faults);
    for fault in [Empty, TooLong, Wildcard, EmptySegment, Dots, Character] {
        assert!(reached.get(&fault).is_some_and(|count| *count >= 40), "{fault:?} in {reached:?}");
    }
}

#[test]
fn texts_that_are_keys_of_several_segments_occur() {
    assert!(count(&TEXTS, |text| Key::parse(text).is_ok() && text.contains('/')) > 10);
}

#[test]
fn what_is_known_to_be_hostile_occurs_alone() {
    for known in [
        "", "*", "?", "/", "\\", ".", "..", "...", "%2F", "%2A", "%252F", "%00", ":", "${uin}", "{user}", "\0", "\n",
        "\r\n", " ", "\u{a0}", "\u{ff0a}", "\u{ff0f}", "\u{430}", "\u{200b}", "\u{202e}", "\"", "@",
    ] {
        assert!(TEXTS.iter().any(|text| text == known), "{known:?}");
    }
}

#[test]
fn a_fragment_stands_at_either_end_of_a_name_and_inside() {
    assert!(count(&TEXTS, |text| text.strip_suffix('*').is_some_and(|name| Segment::parse(name).is_ok())) > 10);
    assert!(count(&TEXTS, |text| text.strip_prefix('*').is_some_and(|name| Segment::parse(name).is_ok())) > 10);
    let parts = |text: &String| text.split_once('*').map(|(head, tail)| [Segment::parse(head), Segment::parse(tail)]);
    assert!(count(&TEXTS, |text| parts(text).is_some_and(|parts| parts.iter().all(Result::is_ok))) > 10);
}

#[test]
fn too_long_starts_right_behind_both_bounds() {
    for length in [Segment::MAX_LEN + 1, 851] {
        assert!(count(&TEXTS, |text| text.len() == length) > 10, "{length}");
    }
}

#[test]
fn what_lets_wildcards_pass_shrinks_to_a_wildcard() {
    for text in shrunk(&hostile_text(), |text| text.contains('*')) {
        assert!(["*", "/*", "**", "*.*"].contains(&text.as_str()), "{text:?}");
    }
}

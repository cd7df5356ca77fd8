use cos_policy::Segment;
use cos_policy::proptest::segments;

use crate::sample::{count, sample, shrunk};

#[test]
fn most_are_short_and_both_bounds_of_the_length_occur() {
    let lengths: Vec<usize> = sample(&segments(), 1000).iter().map(|segment| segment.as_str().len()).collect();
    assert!(count(&lengths, |length| *length <= 8) > 600);
    assert!(count(&lengths, |length| *length == 1) > 50);
    assert!(count(&lengths, |length| *length == Segment::MAX_LEN) > 50);
    assert!(count(&lengths, |length| (9..Segment::MAX_LEN).contains(length)) > 100);
}

#[test]
fn every_character_occurs_wherever_it_may() {
    let segments = sample(&segments(), 6000);
    for character in ('a'..='z').chain('A'..='Z').chain('0'..='9').chain(['-', '_']) {
        assert!(count(&segments, |segment| segment.as_str().starts_with(character)) > 0, "{character}");
        assert!(count(&segments, |segment| segment.as_str().ends_with(character)) > 0, "{character}");
    }
    assert!(count(&segments, |segment| segment.as_str().contains('.')) > 500);
    assert!(count(&segments, |segment| segment.as_str().contains("..")) > 0);
}

#[test]
fn every_failure_shrinks_to_the_letter_a() {
    for segment in shrunk(&segments(), |_| true) {
        assert_eq!(segment.as_str(), "a");
    }
}

#[test]
fn a_failure_of_long_names_shrinks_to_the_shortest() {
    for segment in shrunk(&segments(), |segment| segment.as_str().len() > 4) {
        assert_eq!(segment.as_str(), "aaaaa");
    }
}

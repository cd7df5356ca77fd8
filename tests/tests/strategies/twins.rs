use std::sync::LazyLock;

use cos_policy::Segment;
use cos_policy::proptest::twins;

use crate::sample::{count, sample, shrunk};

static PAIRS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let text = |segment: Segment| segment.to_string();
    sample(&twins(), 4000).into_iter().map(|(one, other)| (text(one), text(other))).collect()
});

/// At least a tenth of the pairs stand in a relation, whichever of the two comes first.
fn is_frequent(relation: impl Fn(&str, &str) -> bool) {
    let first = count(&PAIRS, |(one, other)| relation(one, other));
    let second = count(&PAIRS, |(one, other)| relation(other, one));
    assert!(first > 200 && second > 200, "{first} and {second} of {}", PAIRS.len());
}

#[test]
fn two_names_are_never_one() {
    assert_eq!(count(&PAIRS, |(one, other)| one == other), 0);
}

#[test]
fn one_goes_on_where_the_other_ends() {
    is_frequent(|one, other| other.starts_with(one));
    for tail in ["2", "_m", "_thumb", ".jpg"] {
        assert!(count(&PAIRS, |(one, other)| other.strip_prefix(one.as_str()) == Some(tail)) > 5, "{tail}");
    }
}

#[test]
fn one_ends_with_the_other() {
    is_frequent(|one, other| other.ends_with(one));
}

#[test]
fn they_differ_in_case() {
    is_frequent(|one, other| {
        one.eq_ignore_ascii_case(other) && one.starts_with(|first: char| first.is_ascii_lowercase())
    });
}

#[test]
fn they_differ_in_leading_zeros() {
    let number = |text: &str| text.parse::<u32>().ok();
    is_frequent(|one, other| number(one).is_some() && number(one) == number(other) && other.starts_with('0'));
}

#[test]
fn they_look_alike() {
    let face = |text: &str| text.replace("rn", "m").replace(['I', '1'], "l").replace(['O', 'o'], "0").replace('_', "-");
    let face = |text: &str| face(text).replace('S', "5").replace('B', "8");
    is_frequent(|one, other| face(one) == face(other) && one.len() <= other.len());
}

#[test]
fn their_parts_are_swapped() {
    is_frequent(|one, other| {
        one.len() == other.len()
            && (1..one.len()).any(|at| {
                let (head, tail) = one.split_at(at);
                let joint =
                    |joint: &str| tail.strip_prefix(joint).is_some_and(|tail| other == format!("{tail}{joint}{head}"));
                ["-", "_", ".", ""].into_iter().any(joint)
            })
    });
}

#[test]
fn failures_shrink_to_a_pair_that_is_read_at_a_glance() {
    for (one, other) in shrunk(&twins(), |_| true) {
        assert!(one.as_str().len() + other.as_str().len() <= 4, "{one} and {other}");
    }
    for (one, other) in shrunk(&twins(), |(one, other)| other.as_str().starts_with(one.as_str())) {
        assert_eq!((one.as_str(), other.as_str()), ("a", "a2"));
    }
}

//! Patterns, tried in every way.

use std::collections::BTreeSet;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    One(char),
    Any,
}

pub(super) fn matches(pattern: &[Part], text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    let mut ends = BTreeSet::from([0]);
    for part in pattern {
        ends = ends.into_iter().flat_map(|end| ends_after(*part, &text, end)).collect();
    }
    ends.contains(&text.len())
}

/// Where a part can end that begins here.
fn ends_after(part: Part, text: &[char], begin: usize) -> Vec<usize> {
    match part {
        Part::Any => (begin..=text.len()).collect(),
        Part::One(one) if text.get(begin) == Some(&one) => vec![begin + 1],
        Part::One(_) => Vec::new(),
    }
}

/// A star stands for any text.
pub(super) fn with_stars(pattern: &str) -> Vec<Part> {
    pattern.chars().map(|one| if one == '*' { Part::Any } else { Part::One(one) }).collect()
}

/// So may a question mark and a variable, for all that is known.
pub(super) fn widened(pattern: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some(one) = rest.chars().next() {
        if rest.starts_with("${") {
            parts.push(Part::Any);
            rest = rest.split_once('}').map_or("", |(_, after)| after);
            continue;
        }
        parts.push(if one == '*' || one == '?' { Part::Any } else { Part::One(one) });
        rest = &rest[one.len_utf8()..];
    }
    parts
}

//! Patterns, tried in every way.

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    One(char),
    Any,
}

pub(crate) fn matches(pattern: &[Part], text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    try_all(pattern, &text)
}

fn try_all(pattern: &[Part], text: &[char]) -> bool {
    match pattern {
        [] => text.is_empty(),
        [Part::Any, rest @ ..] => (0..=text.len()).any(|taken| try_all(rest, &text[taken..])),
        [Part::One(one), rest @ ..] => text.first() == Some(one) && try_all(rest, &text[1..]),
    }
}

/// A star stands for any text.
pub(crate) fn with_stars(pattern: &str) -> Vec<Part> {
    pattern.chars().map(|one| if one == '*' { Part::Any } else { Part::One(one) }).collect()
}

/// So may a question mark and a variable, for all that is known.
pub(crate) fn widened(pattern: &str) -> Vec<Part> {
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

//! Words and patterns over a few letters: all of them, and which patterns match which words.

/// Words of at most so many letters, the empty one and shorter ones first.
pub(crate) fn words(letters: &str, most: usize) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut start = 0;
    for _ in 0..most {
        let end = words.len();
        for at in start..end {
            let longer = letters.chars().map(|letter| format!("{}{letter}", words[at])).collect::<Vec<_>>();
            words.extend(longer);
        }
        start = end;
    }
    words
}

/// Tried in every way; a star stands for any text.
pub(crate) fn matches(pattern: &[u8], word: &[u8]) -> bool {
    match pattern {
        [] => word.is_empty(),
        [b'*', rest @ ..] => (0..=word.len()).any(|taken| matches(rest, &word[taken..])),
        [one, rest @ ..] => word.first() == Some(one) && matches(rest, &word[1..]),
    }
}

/// A set of words, by their place in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Set(Box<[u64]>);

impl Set {
    /// Those that a pattern matches.
    pub(crate) fn of(pattern: &str, words: &[String]) -> Self {
        let mut bits = vec![0; words.len().div_ceil(64)];
        for (at, word) in words.iter().enumerate() {
            if matches(pattern.as_bytes(), word.as_bytes()) {
                bits[at / 64] |= 1 << (at % 64);
            }
        }
        Self(bits.into())
    }

    pub(crate) fn union(&self, other: &Self) -> Self {
        self.combined(other, |a, b| a | b)
    }

    pub(crate) fn without(&self, other: &Self) -> Self {
        self.combined(other, |a, b| a & !b)
    }

    fn combined(&self, other: &Self, combine: fn(u64, u64) -> u64) -> Self {
        Self(self.0.iter().zip(&other.0).map(|(a, b)| combine(*a, *b)).collect())
    }

    pub(crate) fn is_within(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(a, b)| a & !b == 0)
    }

    pub(crate) fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(a, b)| a & b != 0)
    }
}

#[test]
fn there_are_as_many_words_as_there_should_be() {
    assert_eq!(words("ab*", 4).len(), 121);
    assert_eq!(words("abc", 7).len(), 3_280);
    assert!(matches(b"a*b*", b"acab") && !matches(b"a*b", b"aba") && matches(b"**", b""));
}

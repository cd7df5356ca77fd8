use std::borrow::Cow;

use crate::document::Glob;
use crate::percent;

mod alphabet;
mod automaton;
mod word;

pub(super) use automaton::{Automaton, State};
pub(super) use word::{Kind, Role, letter_first, shortest};

/// A set of keys.
#[derive(Clone, Debug)]
pub(super) enum Keys<'d> {
    /// This one.
    Is(Cow<'d, str>),
    /// Those that start with the text before the star at its end.
    Starts(Cow<'d, str>),
    /// Those that match a glob, which has a star before its end.
    Like { text: String, glob: Glob },
    /// Those whose percent-encoding matches a glob, which could be found inside of an escape.
    Encoded { text: String, glob: Glob },
}

impl<'d> Keys<'d> {
    pub(super) const ALL: Self = Self::Starts(Cow::Borrowed("*"));
    pub(super) const EMPTY: Self = Self::Is(Cow::Borrowed(""));

    /// Of a pattern, in which every star stands for any text.
    pub(super) fn new(pattern: Cow<'d, str>) -> Self {
        match pattern.find('*') {
            None => Self::Is(pattern),
            Some(star) if star + 1 == pattern.len() => Self::Starts(pattern),
            Some(_) => {
                let glob = Glob::new(&pattern);
                match glob.text() {
                    text if text.find('*') == text.len().checked_sub(1) => Self::Starts(text.into()),
                    text => Self::Like { text, glob },
                }
            }
        }
    }

    pub(super) fn contains(&self, key: &str) -> bool {
        match self {
            Self::Is(text) => text == key,
            Self::Starts(_) => key.starts_with(self.stem()),
            Self::Like { glob, .. } => glob.matches(key),
            Self::Encoded { glob, .. } => glob.matches(&percent::encode(key)),
        }
    }

    /// Whether every key of the other set is in this one.
    ///
    /// The pattern of the other set is its own frozen word: no pattern has a star as a letter, so a star is matched by
    /// stars alone, and what matches it matches whatever replaces it.
    pub(super) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Is(text), Self::Is(other)) => text == other,
            (Self::Is(_), _) => false,
            (Self::Encoded { text, .. }, Self::Encoded { text: other, .. }) if text == other => true,
            // Of keys that are known by their encoding only, little more is known.
            (_, Self::Encoded { .. }) => self.pattern() == "*",
            (_, Self::Is(text)) => self.contains(text),
            (Self::Encoded { glob, .. }, _) => {
                let pieces: Vec<String> = other.pattern().split('*').map(percent::encode).collect();
                glob.matches(&pieces.join("*"))
            }
            _ => self.contains(other.pattern()),
        }
    }

    /// Whether both sets have no key in common, as far as their ends tell.
    pub(super) fn is_clear_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Is(key), set) | (set, Self::Is(key)) => !set.contains(key),
            _ => {
                let (a, b) = (self.stem(), other.stem());
                let (end, other_end) = (self.end(), other.end());
                !(a.starts_with(b) || b.starts_with(a)) || !(end.ends_with(other_end) || other_end.ends_with(end))
            }
        }
    }

    /// As a resource has it.
    pub(super) fn pattern(&self) -> &str {
        match self {
            Self::Is(text) | Self::Starts(text) => text,
            Self::Like { text, .. } | Self::Encoded { text, .. } => text,
        }
    }

    /// What every key of the set starts with, as far as that is known.
    pub(super) fn stem(&self) -> &str {
        match self {
            Self::Is(text) => text,
            Self::Starts(text) => text.get(..text.len().saturating_sub(1)).unwrap_or_default(),
            Self::Like { glob, .. } => glob.first(),
            Self::Encoded { .. } => "",
        }
    }

    /// What every key of the set ends with, as far as that is known.
    fn end(&self) -> &str {
        match self {
            Self::Is(text) => text,
            Self::Starts(_) | Self::Encoded { .. } => "",
            Self::Like { text, .. } => text.rsplit_once('*').map_or("", |(_, end)| end),
        }
    }

    /// What must stand in its keys.
    pub(super) fn literals(&self) -> impl Iterator<Item = &str> {
        let rest = if let Self::Like { glob, .. } = self { Some(glob.rest()) } else { None };
        std::iter::once(self.stem()).chain(rest.into_iter().flatten())
    }

    /// The automaton of a pattern; one is made where the text alone does not tell.
    pub(super) fn automaton(&self) -> Option<Automaton> {
        match self {
            Self::Is(_) | Self::Starts(_) => None,
            Self::Like { glob, .. } | Self::Encoded { glob, .. } => Some(Automaton::new(glob)),
        }
    }

    /// Whether its automaton reads keys percent-encoded.
    pub(super) const fn is_encoded(&self) -> bool {
        matches!(self, Self::Encoded { .. })
    }

    /// Whether it is the key of the bucket itself.
    pub(super) fn is_empty_key(&self) -> bool {
        matches!(self, Self::Is(text) if text.is_empty())
    }

    pub(super) const fn is_one(&self) -> bool {
        matches!(self, Self::Is(_))
    }
}

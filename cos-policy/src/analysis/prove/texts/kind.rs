use std::borrow::Cow;

use crate::resource::MAX_KEY_LEN;

use super::Texts;

/// Which keys may be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// What an ordinary client sends: letters, digits, `-`, `_` and `.` between single slashes, no slash in front, no `.` and no
    /// `..`, and none at the end of an object's key.
    Ordinary,
    /// What COS takes (436/13324).
    Realizable,
    Any,
}

/// Whether a key names an object or begins the names in a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Object,
    Prefix,
}

impl Kind {
    pub(crate) fn takes(self, role: Role, key: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Realizable => role == Role::Prefix || self.is_whole(role, key),
            Self::Ordinary => key.len() <= MAX_KEY_LEN && Path::START.run(key).is_some_and(|path| path.is_whole(role)),
        }
    }

    fn is_whole(self, role: Role, key: &str) -> bool {
        key.len() <= MAX_KEY_LEN
            && key.chars().all(|c| self.has(role, c))
            && !self.without(role).iter().any(|keys| keys.contains(key))
    }

    /// Whether a character can stand in a key.
    pub(super) const fn has(self, role: Role, c: char) -> bool {
        match (self, role) {
            (Self::Ordinary, _) => c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/'),
            (Self::Realizable, Role::Object) => !is_control(c),
            (Self::Realizable, Role::Prefix) | (Self::Any, _) => true,
        }
    }

    /// Keys that COS does not take, apart from those that a single character rules out. Source: 436/13324.
    pub(super) fn without(self, role: Role) -> Vec<Texts<'static>> {
        let patterns: &[&str] = match (self, role) {
            (Self::Realizable, Role::Object) => &["", "/*", "\\*", "*%0a%0d*"],
            _ => &[],
        };
        patterns.iter().map(|pattern| Texts::new(Cow::Borrowed(pattern))).collect()
    }
}

const fn is_control(c: char) -> bool {
    matches!(c, '\u{18}'..='\u{1b}')
}

/// How far an ordinary key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Path {
    Start,
    Slash,
    Dot,
    Dots,
    Segment,
}

impl Path {
    pub(super) const START: Self = Self::Start;

    pub(super) fn run(self, text: &str) -> Option<Self> {
        text.chars().try_fold(self, Self::step)
    }

    pub(super) fn step(self, c: char) -> Option<Self> {
        match (self, c) {
            (Self::Segment, '/') => Some(Self::Slash),
            (_, '/') => None,
            (Self::Start | Self::Slash, '.') => Some(Self::Dot),
            (Self::Dot, '.') => Some(Self::Dots),
            (_, c) if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') => Some(Self::Segment),
            _ => None,
        }
    }

    pub(super) const fn is_whole(self, role: Role) -> bool {
        matches!((self, role), (Self::Segment, _) | (Self::Start | Self::Slash, Role::Prefix))
    }
}

use std::fmt;

use super::bytes::{ends_with, equal, starts_with, until};

/// The texts that values of a type fill placeholders with: [`AsSegment::NAMES`](super::AsSegment::NAMES).
///
/// Known to the compiler, so that [`assert_isolated!`](crate::assert_isolated) can tell whether two scopes ever meet.
///
/// ```
/// use cos_policy::{AsSegment, Segment};
///
/// #[derive(Segment)]
/// #[segment(reserved("shared", "*_m"))]
/// struct UserId(Segment);
///
/// #[derive(Segment)]
/// enum Area {
///     Photos,
///     Drafts,
/// }
///
/// assert_eq!(UserId::NAMES.to_string(), "any segment but `shared`, `*_m`");
/// assert!(UserId::NAMES.contains("alice") && !UserId::NAMES.contains("bob_m"));
/// assert_eq!(Area::NAMES.to_string(), "`Photos`, `Drafts`");
/// assert_eq!(u64::NAMES.to_string(), "any unsigned integer");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names {
    set: Set,
    reserved: &'static [&'static str],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Set {
    Segments,
    Numbers,
    Listed(&'static [&'static str]),
    Of(&'static Names),
}

impl Names {
    /// Every [`Segment`](super::Segment).
    pub const ANY: Self = Self::new(Set::Segments);
    /// Unsigned integers in decimal digits.
    pub const NUMBERS: Self = Self::new(Set::Numbers);

    const fn new(set: Set) -> Self {
        Self { set, reserved: &[] }
    }

    /// These and no others. What is no segment among them, nothing fills a placeholder with.
    #[must_use]
    pub const fn listed(names: &'static [&'static str]) -> Self {
        Self::new(Set::Listed(names))
    }

    /// Those of another type but some. A name that is reserved may have one star, which stands for any text.
    #[must_use]
    pub const fn except(names: &'static Self, reserved: &'static [&'static str]) -> Self {
        Self { set: Set::Of(names), reserved }
    }

    /// Whether a value can fill a placeholder with a text.
    #[must_use]
    pub const fn contains(&self, text: &str) -> bool {
        self.has(text.as_bytes())
    }

    pub(super) const fn has(&self, text: &[u8]) -> bool {
        if is_reserved(self.reserved, text) {
            return false;
        }
        match self.set {
            Set::Segments => is_segment(text),
            Set::Numbers => is_number(text),
            Set::Listed(names) => lists(names, text) && is_segment(text),
            Set::Of(names) => names.has(text),
        }
    }

    /// The names, where they are few enough to be listed; some of these may be reserved.
    pub(super) const fn list(&self) -> Option<&'static [&'static str]> {
        match self.set {
            Set::Segments | Set::Numbers => None,
            Set::Listed(names) => Some(names),
            Set::Of(names) => names.list(),
        }
    }

    /// Whether no name begins with one text, ends with another one, and has more between the two. Of names that are listed
    /// that is not looked into.
    pub(super) const fn lacks(&self, start: &[u8], end: &[u8]) -> bool {
        if covers(self.reserved, start, end) || start.len() + end.len() >= super::Segment::MAX_LEN {
            return true;
        }
        match self.set {
            Set::Segments => matches!(start, [b'.', ..]) || matches!(end, [.., b'.']),
            Set::Numbers => matches!(start, [b'0', ..]) || !has_only_digits(start) || !has_only_digits(end),
            Set::Listed(_) => false,
            Set::Of(names) => names.lacks(start, end),
        }
    }
}

/// Whether a name is one of those that are reserved, or matches one that has a star.
pub(super) const fn is_reserved(mut reserved: &[&str], name: &[u8]) -> bool {
    while let [first, rest @ ..] = reserved {
        let matches = match until(first.as_bytes(), b'*') {
            None => equal(first.as_bytes(), name),
            Some((start, end)) => {
                name.len() >= start.len() + end.len() && starts_with(name, start) && ends_with(name, end)
            }
        };
        if matches {
            return true;
        }
        reserved = rest;
    }
    false
}

/// Whether a reserved name matches whatever lies between two texts.
const fn covers(mut reserved: &[&str], start: &[u8], end: &[u8]) -> bool {
    while let [first, rest @ ..] = reserved {
        if let Some((before, behind)) = until(first.as_bytes(), b'*') {
            if starts_with(start, before) && ends_with(end, behind) {
                return true;
            }
        }
        reserved = rest;
    }
    false
}

const fn lists(mut names: &[&str], text: &[u8]) -> bool {
    while let [first, rest @ ..] = names {
        if equal(first.as_bytes(), text) {
            return true;
        }
        names = rest;
    }
    false
}

/// What [`Segment::parse`](super::Segment::parse) takes.
const fn is_segment(text: &[u8]) -> bool {
    if text.is_empty() || text.len() > super::Segment::MAX_LEN {
        return false;
    }
    if matches!(text, [b'.', ..] | [.., b'.']) {
        return false;
    }
    let mut rest = text;
    while let [first, behind @ ..] = rest {
        if !matches!(first, b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.') {
            return false;
        }
        rest = behind;
    }
    true
}

/// What an unsigned integer is written as.
const fn is_number(text: &[u8]) -> bool {
    // The longest is that of `u128`.
    !text.is_empty() && text.len() <= 39 && has_only_digits(text) && (text.len() == 1 || !matches!(text, [b'0', ..]))
}

const fn has_only_digits(mut text: &[u8]) -> bool {
    while let [first, rest @ ..] = text {
        if !first.is_ascii_digit() {
            return false;
        }
        text = rest;
    }
    true
}

impl fmt::Display for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.set {
            Set::Segments => f.write_str("any segment")?,
            Set::Numbers => f.write_str("any unsigned integer")?,
            Set::Listed(names) => list(f, names)?,
            Set::Of(names) => names.fmt(f)?,
        }
        if self.reserved.is_empty() {
            return Ok(());
        }
        f.write_str(" but ")?;
        list(f, self.reserved)
    }
}

fn list(f: &mut fmt::Formatter<'_>, names: &[&str]) -> fmt::Result {
    for (at, name) in names.iter().enumerate() {
        write!(f, "{}`{name}`", if at > 0 { ", " } else { "" })?;
    }
    Ok(())
}

//! What slices do, for the compiler: their own methods are not `const`.

pub(super) const fn equal(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && starts_with(other, one)
}

pub(super) const fn starts_with(text: &[u8], start: &[u8]) -> bool {
    behind(text, start).is_some()
}

pub(super) const fn ends_with(text: &[u8], end: &[u8]) -> bool {
    before(text, end).is_some()
}

/// What follows a prefix.
pub(super) const fn behind<'t>(mut text: &'t [u8], mut prefix: &[u8]) -> Option<&'t [u8]> {
    loop {
        match (text, prefix) {
            (rest, []) => return Some(rest),
            ([a, text_rest @ ..], [b, prefix_rest @ ..]) if *a == *b => (text, prefix) = (text_rest, prefix_rest),
            _ => return None,
        }
    }
}

/// What stands before a suffix.
pub(super) const fn before<'t>(mut text: &'t [u8], mut suffix: &[u8]) -> Option<&'t [u8]> {
    loop {
        match (text, suffix) {
            (rest, []) => return Some(rest),
            ([text_rest @ .., a], [suffix_rest @ .., b]) if *a == *b => (text, suffix) = (text_rest, suffix_rest),
            _ => return None,
        }
    }
}

/// What stands before the first of some bytes, and behind it.
pub(super) const fn until(text: &[u8], byte: u8) -> Option<(&[u8], &[u8])> {
    let mut at = 0;
    let mut rest = text;
    while let [first, behind @ ..] = rest {
        if *first == byte {
            return Some((text.split_at(at).0, behind));
        }
        at += 1;
        rest = behind;
    }
    None
}

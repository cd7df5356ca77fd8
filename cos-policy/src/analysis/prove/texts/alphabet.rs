use std::collections::BTreeSet;

use super::kind::{Kind, Role};

/// Characters in whose encodings every byte of UTF-8 stands.
fn bytes() -> impl Iterator<Item = char> {
    let two = (2..32).map(|lead| lead << 6);
    let three = (0..16).map(|lead| if lead == 0 { 0x800 } else { lead << 12 });
    let four = (0..5).map(|lead| if lead == 0 { 0x1_0000 } else { lead << 18 });
    let others = two.chain(three).chain(four).filter_map(char::from_u32);
    ('\0'..='\u{bf}').chain(others)
}

/// Letters before digits before other characters.
pub(crate) const fn letter_first(c: char) -> (bool, bool, char) {
    (!c.is_ascii_lowercase(), !c.is_ascii_digit(), c)
}

/// The characters that the sets tell apart, and one that stands for all others.
pub(super) fn alphabet<'k>(
    literals: impl Iterator<Item = &'k str>,
    is_encoded: bool,
    kind: Kind,
    role: Role,
) -> Vec<char> {
    let mut used: BTreeSet<char> = literals.flat_map(str::chars).collect();
    if is_encoded {
        used.extend(bytes());
    }
    let letters = ('a'..='z').chain('0'..='9').chain('A'..='Z').chain("-_.".chars());
    let other = letters.chain('\u{e000}'..='\u{f8ff}').find(|c| !used.contains(c));
    let mut alphabet: Vec<char> = used.into_iter().chain(other).filter(|c| kind.has(role, *c)).collect();
    alphabet.sort_unstable_by_key(|c| letter_first(*c));
    alphabet
}

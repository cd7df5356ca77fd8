use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::analysis::prove::budget::{Budget, Spent};
use crate::percent;

use super::automaton::{Automaton, State};
use super::kind::{Kind, Role};

/// The characters that keys are made of: those of some literals, and one of every other kind that automata tell apart which
/// read keys percent-encoded.
pub(super) fn alphabet<'k>(
    literals: impl Iterator<Item = &'k str>,
    encoding: &[Automaton],
    (kind, role): (Kind, Role),
    budget: &mut Budget,
) -> Result<Vec<char>, Spent> {
    let mut used: BTreeSet<char> = literals.flat_map(str::chars).collect();
    if !encoding.is_empty() {
        used.extend(beyond_ascii(encoding, &used, budget)?);
        used.extend('\0'..='\u{7f}');
    }
    let letters = ('a'..='z').chain('0'..='9').chain('A'..='Z').chain("-_.".chars());
    let other = letters.chain('\u{e000}'..='\u{f8ff}').find(|c| !used.contains(c));
    let mut alphabet: Vec<char> = used.into_iter().chain(other).filter(|c| kind.has(role, *c)).collect();
    alphabet.sort_unstable_by_key(|c| letter_first(*c));
    Ok(alphabet)
}

/// Letters before digits before other characters.
pub(crate) const fn letter_first(c: char) -> (bool, bool, char) {
    (!c.is_ascii_lowercase(), !c.is_ascii_digit(), c)
}

/// Bytes whose escapes the automata do not tell apart.
type Alike = Vec<u8>;

/// One character of each kind beyond ASCII, none of them used.
fn beyond_ascii(encoding: &[Automaton], used: &BTreeSet<char>, budget: &mut Budget) -> Result<Vec<char>, Spent> {
    let trails = alike(0x80..=0xbf, encoding);
    let mut kinds = BTreeMap::new();
    for (length, leads) in [(1, 0xc2..=0xdf), (2, 0xe0..=0xef), (3, 0xf0..=0xf4)] {
        let leads = alike(leads, encoding);
        let mut shapes: Vec<Vec<&Alike>> = leads.iter().map(|lead| vec![lead]).collect();
        for _ in 0..length {
            budget.spend(shapes.len() * trails.len())?;
            let longer = shapes.iter().flat_map(|shape| trails.iter().map(|trail| [&shape[..], &[trail]].concat()));
            shapes = longer.collect();
        }
        for c in shapes.iter().filter_map(|shape| character(&[], shape, used)) {
            kinds.entry(ends(encoding, c.encode_utf8(&mut [0; 4]).as_bytes())).or_insert(c);
        }
    }
    Ok(kinds.into_values().collect())
}

fn alike(bytes: RangeInclusive<u8>, encoding: &[Automaton]) -> Vec<Alike> {
    let mut kinds: BTreeMap<Vec<State>, Alike> = BTreeMap::new();
    for byte in bytes {
        kinds.entry(ends(encoding, &[byte])).or_default().push(byte);
    }
    kinds.into_values().collect()
}

/// Where the encoding of some bytes leads to, from every state.
fn ends(encoding: &[Automaton], bytes: &[u8]) -> Vec<State> {
    let escapes = percent::encode_bytes(bytes);
    encoding.iter().flat_map(|automaton| automaton.states().map(|state| automaton.run(state, &escapes))).collect()
}

/// An unused character that begins with some bytes and goes on with one of each kind.
fn character(start: &[u8], rest: &[&Alike], used: &BTreeSet<char>) -> Option<char> {
    let text = std::str::from_utf8(start);
    match rest.split_first() {
        _ if text.is_err_and(|error| error.error_len().is_some()) => None,
        Some((next, rest)) => next.iter().find_map(|byte| character(&[start, &[*byte]].concat(), rest, used)),
        None => text.ok()?.chars().find(|c| !used.contains(c)),
    }
}

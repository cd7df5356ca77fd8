use std::collections::BTreeSet;

use crate::analysis::prove::budget::{Budget, Spent};
use crate::document::Glob;
use crate::percent;

use super::Keys;
use super::alphabet::alphabet;
use super::automaton::{Automaton, State};

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

/// The greatest length of a key in bytes. Source: 436/13324.
const MAX_KEY: usize = 850;

/// The shortest key that lies in all of the first sets and in none of the others; of several the first in the order of
/// letters, digits, other characters.
pub(crate) fn shortest(
    within: &[&Keys<'_>],
    outside: &[&Keys<'_>],
    kind: Kind,
    role: Role,
    budget: &mut Budget,
) -> Result<Option<String>, Spent> {
    let start = within.iter().map(|keys| keys.stem()).max_by_key(|stem| stem.len()).unwrap_or_default();
    if let Some(Keys::Is(key)) = within.iter().find(|keys| keys.is_one()) {
        let fits = within.iter().all(|keys| keys.contains(key)) && !outside.iter().any(|keys| keys.contains(key));
        return Ok((fits && kind.takes(role, key)).then(|| key.to_string()));
    }
    Search::new(within, outside, kind, role, budget)?.run(start, budget)
}

impl Kind {
    pub(crate) fn takes(self, role: Role, key: &str) -> bool {
        match self {
            Self::Any => true,
            Self::Realizable => role == Role::Prefix || is_realizable(key),
            Self::Ordinary => key.len() <= MAX_KEY && Path::START.run(key).is_some_and(|path| path.is_whole(role)),
        }
    }
}

/// Whether an object can have this key. Source: 436/13324.
pub(crate) fn is_realizable(key: &str) -> bool {
    !key.is_empty()
        && key.len() <= MAX_KEY
        && !key.starts_with(['/', '\\'])
        && !key.contains(|c| matches!(c, '\u{18}'..='\u{1b}'))
        && !key.contains("%0a%0d")
}

/// How far an ordinary key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Path {
    Start,
    Slash,
    Dot,
    Dots,
    Segment,
}

impl Path {
    const START: Self = Self::Start;

    fn run(self, text: &str) -> Option<Self> {
        text.chars().try_fold(self, Self::step)
    }

    fn step(self, c: char) -> Option<Self> {
        match (self, c) {
            (Self::Segment, '/') => Some(Self::Slash),
            (_, '/') => None,
            (Self::Start | Self::Slash, '.') => Some(Self::Dot),
            (Self::Dot, '.') => Some(Self::Dots),
            (_, c) if c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.') => Some(Self::Segment),
            _ => None,
        }
    }

    const fn is_whole(self, role: Role) -> bool {
        matches!((self, role), (Self::Segment, _) | (Self::Start | Self::Slash, Role::Prefix))
    }
}

/// A breadth-first walk through the product of automata.
struct Search<'k> {
    /// Patterns that must match, and then those that must not.
    automata: Vec<Automaton>,
    /// Which of them read keys percent-encoded.
    encoded: Vec<bool>,
    within: usize,
    /// Texts that the key must not start with or be, in order.
    excluded: Vec<(&'k str, bool)>,
    alphabet: Vec<char>,
    kind: Kind,
    role: Role,
}

/// Where a text leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Node {
    states: Box<[State]>,
    path: Option<Path>,
    /// The excluded texts that start like the text, and how long it is if there are any.
    range: (u32, u32, u32),
}

impl<'k> Search<'k> {
    fn new(
        within: &[&'k Keys<'_>],
        outside: &[&'k Keys<'_>],
        kind: Kind,
        role: Role,
        budget: &mut Budget,
    ) -> Result<Self, Spent> {
        let patterns = |sets: &[&'k Keys<'_>]| {
            sets.iter().filter_map(|keys| Some((keys.automaton()?, keys.is_encoded()))).unzip::<_, _, Vec<_>, Vec<_>>()
        };
        let (mut automata, mut encoded) = patterns(within);
        let count = automata.len();
        let (others, others_encoded) = patterns(outside);
        automata.extend(others);
        encoded.extend(others_encoded);
        let plain = outside.iter().filter(|keys| matches!(keys, Keys::Is(_) | Keys::Starts(_)));
        let mut excluded: Vec<(&str, bool)> = plain.map(|keys| (keys.stem(), !keys.is_one())).collect();
        if (kind, role) == (Kind::Realizable, Role::Object) {
            excluded.extend([("/", true), ("\\", true), ("", false)]);
            automata.push(Automaton::new(&Glob::new("*%0a%0d*")));
            encoded.push(false);
        }
        excluded.sort_unstable();
        excluded.dedup();
        let literals = within.iter().chain(outside).flat_map(|keys| keys.literals());
        let encoding = automata.iter().zip(&encoded).filter(|(_, encoded)| **encoded).map(|(automaton, _)| automaton);
        let alphabet = alphabet(literals, &encoding.collect::<Vec<_>>(), kind, budget)?;
        Ok(Self { automata, encoded, within: count, excluded, alphabet, kind, role })
    }

    fn run(&self, start: &str, budget: &mut Budget) -> Result<Option<String>, Spent> {
        let Some(first) = start.chars().try_fold(self.root(), |node, c| self.step(&node, c)) else { return Ok(None) };
        if self.accepts(&first, start) {
            return Ok(Some(start.to_owned()));
        }
        let mut seen = BTreeSet::from([first.clone()]);
        let mut level = vec![(first, start.to_owned())];
        while !level.is_empty() {
            let mut next = Vec::new();
            for (node, text) in &level {
                budget.spend((self.alphabet.len() + 1) * (self.automata.len() + 8))?;
                for c in &self.alphabet {
                    let Some(node) = self.step(node, *c).filter(|node| !seen.contains(node)) else { continue };
                    let mut text = text.clone();
                    text.push(*c);
                    if self.accepts(&node, &text) {
                        return Ok(Some(text));
                    }
                    if self.kind == Kind::Any || text.len() < MAX_KEY {
                        seen.insert(node.clone());
                        next.push((node, text));
                    }
                }
            }
            level = next;
        }
        Ok(None)
    }

    fn root(&self) -> Node {
        let end = u32::try_from(self.excluded.len()).unwrap_or(u32::MAX);
        Node {
            states: self.automata.iter().map(Automaton::start).collect(),
            path: (self.kind == Kind::Ordinary).then_some(Path::Start),
            range: (0, end, 0),
        }
    }

    /// `None` where no key can follow.
    fn step(&self, node: &Node, c: char) -> Option<Node> {
        let path = match node.path {
            Some(path) => Some(path.step(c)?),
            None => None,
        };
        let mut bytes = [0; 4];
        let text = c.encode_utf8(&mut bytes);
        let escaped = if self.encoded.contains(&true) { percent::encode(text) } else { String::new() };
        let run = |((automaton, state), encoded): ((&Automaton, &State), &bool)| {
            automaton.run(*state, if *encoded { &escaped } else { &*text })
        };
        let states: Box<[State]> = self.automata.iter().zip(&node.states).zip(&self.encoded).map(run).collect();
        let (within, outside) = states.split_at_checked(self.within)?;
        let swallowed = self
            .automata
            .iter()
            .skip(self.within)
            .zip(outside)
            .any(|(automaton, state)| automaton.is_absorbing(*state));
        if within.contains(&State::DEAD) || swallowed {
            return None;
        }
        let range = text.bytes().try_fold(node.range, |range, byte| self.narrow(range, byte))?;
        Some(Node { states, path, range })
    }

    /// The excluded texts that go on with a byte; `None` if one of them excludes whatever follows.
    fn narrow(&self, (from, to, length): (u32, u32, u32), byte: u8) -> Option<(u32, u32, u32)> {
        let texts = self.excluded.get(from as usize..to as usize).unwrap_or_default();
        let at = |(text, _): &(&str, bool)| text.as_bytes().get(length as usize).copied();
        let low = texts.partition_point(|text| at(text) < Some(byte));
        let high = texts.partition_point(|text| at(text) <= Some(byte));
        let rest = texts.get(low..high)?;
        if rest.iter().any(|(text, is_open)| *is_open && text.len() == length as usize + 1) {
            return None;
        }
        match rest.is_empty() {
            true => Some((0, 0, 0)),
            false => Some((from + low as u32, from + high as u32, length + 1)),
        }
    }

    fn accepts(&self, node: &Node, text: &str) -> bool {
        let accepts = |(automaton, state): (&Automaton, &State)| automaton.accepts(*state);
        let mut both = self.automata.iter().zip(&node.states);
        both.by_ref().take(self.within).all(accepts)
            && !both.any(accepts)
            && !self.excluded_from(node).iter().any(|(excluded, _)| *excluded == text)
            && (self.kind == Kind::Any || text.len() <= MAX_KEY)
            && node.path.is_none_or(|path| path.is_whole(self.role))
            && !(self.kind == Kind::Realizable && self.role == Role::Object && !is_realizable(text))
    }

    fn excluded_from(&self, node: &Node) -> &[(&'k str, bool)] {
        let (from, to, _) = node.range;
        self.excluded.get(from as usize..to as usize).unwrap_or_default()
    }
}

/// Letters before digits before other characters.
pub(crate) const fn letter_first(c: char) -> (bool, bool, char) {
    (!c.is_ascii_lowercase(), !c.is_ascii_digit(), c)
}

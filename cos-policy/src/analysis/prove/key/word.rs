use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::analysis::prove::budget::{Budget, Spent};
use crate::percent;

use super::Keys;
use super::product::{Input, Product, States};

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

/// What no key may have in it. Source: 436/13324.
const LINE_BREAK: &str = "*%0a%0d*";

/// The shortest key that lies in all of the first sets and in none of the others; of several the first in the order of
/// letters, digits, other characters.
pub(crate) fn shortest(
    within: &[&Keys<'_>],
    outside: &[&Keys<'_>],
    kind: Kind,
    role: Role,
    budget: &mut Budget,
) -> Result<Option<String>, Spent> {
    if let Some(Keys::Is(key)) = within.iter().find(|keys| keys.is_one()) {
        let fits = within.iter().all(|keys| keys.contains(key)) && !outside.iter().any(|keys| keys.contains(key));
        return Ok((fits && kind.takes(role, key)).then(|| key.to_string()));
    }
    let start = start(within);
    let fits = |key: &str| {
        let lies = within.iter().all(|keys| keys.contains(key)) && !outside.iter().any(|keys| keys.contains(key));
        lies && kind.takes(role, key)
    };
    // Mostly there is no need to search.
    if let Some(key) = ["", "a"].into_iter().map(|end| format!("{start}{end}")).find(|key| fits(key)) {
        return Ok(Some(key));
    }
    Search::new(within, outside, kind, role, budget)?.run(budget)
}

/// What every key of all sets starts with.
fn start<'k>(within: &[&'k Keys<'_>]) -> &'k str {
    within.iter().map(|keys| keys.stem()).max_by_key(|stem| stem.len()).unwrap_or_default()
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
    /// Of patterns that must match, and then of those that must not.
    product: Product,
    within: usize,
    /// Texts that the key must not start with or be, in order.
    excluded: Vec<(&'k str, bool)>,
    /// What every key starts with, and what follows.
    start: &'k str,
    alphabet: Vec<char>,
    kind: Kind,
    role: Role,
}

/// Where a text leads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Node {
    states: States,
    path: Option<Path>,
    /// The excluded texts that start like the text, and how long it is if there are any.
    range: (u32, u32, u32),
}

/// The first text that leads to a node: one that was found before, and another character.
struct Step {
    node: Node,
    before: usize,
    last: char,
    /// How many characters there are behind the start.
    count: u32,
    /// Of the text, in bytes.
    length: usize,
}

/// What a walk came to.
enum Walk {
    Found(String),
    /// Nothing, though all was seen.
    Complete,
    /// Nothing, and longer keys were left out.
    Cut,
}

impl<'k> Search<'k> {
    fn new(
        within: &[&'k Keys<'_>],
        outside: &[&'k Keys<'_>],
        kind: Kind,
        role: Role,
        budget: &mut Budget,
    ) -> Result<Self, Spent> {
        let sets = || within.iter().chain(outside).copied();
        let start = start(within);
        let plain = outside.iter().filter(|keys| keys.is_plain());
        let mut excluded: Vec<(&str, bool)> = plain.map(|keys| (keys.stem(), !keys.is_one())).collect();
        let is_encoded = sets().any(Keys::is_encoded);
        let alphabet = alphabet(sets().flat_map(Keys::literals), is_encoded, kind);
        let is_object = (kind, role) == (Kind::Realizable, Role::Object);
        // Without a percent sign no key has the encoding of a line break.
        let line_break = Keys::new(Cow::Borrowed(LINE_BREAK));
        let line_break = Some(&line_break).filter(|_| is_object && alphabet.contains(&'%'));
        let read: Vec<&Keys<'_>> = sets().chain(line_break).filter(|keys| !keys.is_plain()).collect();
        let mut reader = Reader::new(start, &alphabet, &read);
        within.iter().try_for_each(|keys| reader.push(keys, budget))?;
        let count = reader.product.len();
        outside.iter().try_for_each(|keys| reader.push(keys, budget))?;
        line_break.map_or(Ok(()), |keys| reader.push(keys, budget))?;
        if is_object {
            excluded.extend([("/", true), ("\\", true), ("", false)]);
        }
        excluded.sort_unstable();
        excluded.dedup();
        Ok(Self { product: reader.product, within: count, excluded, start, alphabet, kind, role })
    }

    fn run(&self, budget: &mut Budget) -> Result<Option<String>, Spent> {
        let Some(node) = self.root() else { return Ok(None) };
        if self.accepts(&node, self.start.len(), || self.start.to_owned()) {
            return Ok(Some(self.start.to_owned()));
        }
        // Few keys are much longer than one of the patterns makes them: those come first.
        let mut spare = 1;
        loop {
            let most = self.distance(&node).saturating_add(spare);
            match self.run_within(&node, most, budget)? {
                Walk::Found(text) => return Ok(Some(text)),
                Walk::Complete => return Ok(None),
                Walk::Cut => spare = spare.saturating_mul(4),
            }
        }
    }

    /// Walks along texts that can become a key of so many more characters.
    fn run_within(&self, root: &Node, most: u32, budget: &mut Budget) -> Result<Walk, Spent> {
        let mut seen = BTreeSet::from([root.clone()]);
        let mut steps = vec![Step { node: root.clone(), before: 0, last: '\0', count: 0, length: self.start.len() }];
        let mut is_cut = false;
        let (mut next, mut met) = (root.clone(), Vec::new());
        let mut at = 0;
        while let Some(Step { node, count, length, .. }) = steps.get(at) {
            budget.spend((self.alphabet.len() + 1) * (self.product.len() + 8))?;
            let (node, count, length) = (node.clone(), count + 1, *length);
            // Most characters lead to the same few nodes.
            met.clear();
            for (symbol, c) in self.alphabet.iter().enumerate() {
                let length = length + c.len_utf8();
                if !self.step(&node, symbol, *c, &mut next) || met.contains(&next) {
                    continue;
                }
                met.push(next.clone());
                if seen.contains(&next) {
                    continue;
                }
                let is_short = self.kind == Kind::Any || length < MAX_KEY;
                if is_short {
                    seen.insert(next.clone());
                }
                if count.saturating_add(self.distance(&next)) > most {
                    is_cut = true;
                    continue;
                }
                if self.accepts(&next, length, || self.text(&steps, at, *c)) {
                    return Ok(Walk::Found(self.text(&steps, at, *c)));
                }
                if is_short {
                    steps.push(Step { node: next.clone(), before: at, last: *c, count, length });
                }
            }
            at += 1;
        }
        Ok(if is_cut { Walk::Cut } else { Walk::Complete })
    }

    /// How many characters must follow at least.
    fn distance(&self, node: &Node) -> u32 {
        let ends = self.product.ends(&node.states).take(self.within);
        ends.filter_map(|end| end.distance).max().unwrap_or_default()
    }

    /// What leads to a step, and a character.
    fn text(&self, steps: &[Step], mut at: usize, last: char) -> String {
        let mut end = vec![last];
        while let Some(step) = steps.get(at).filter(|_| at > 0) {
            end.push(step.last);
            at = step.before;
        }
        self.start.chars().chain(end.into_iter().rev()).collect()
    }

    /// Where the start leads; `None` where no key can follow.
    fn root(&self) -> Option<Node> {
        let end = u32::try_from(self.excluded.len()).unwrap_or(u32::MAX);
        let path = match self.kind {
            Kind::Ordinary => Some(Path::START.run(self.start)?),
            _ => None,
        };
        let range = self.start.bytes().try_fold((0, end, 0), |range, byte| self.narrow(range, byte))?;
        let node = Node { states: self.product.start(), path, range };
        self.is_live(&node).then_some(node)
    }

    /// Goes on with a character; whether a key can follow.
    fn step(&self, node: &Node, symbol: usize, c: char, next: &mut Node) -> bool {
        next.path = node.path.and_then(|path| path.step(c));
        let narrowed = c.encode_utf8(&mut [0; 4]).bytes().try_fold(node.range, |range, byte| self.narrow(range, byte));
        let Some(range) = narrowed.filter(|_| next.path.is_some() == node.path.is_some()) else { return false };
        next.range = range;
        self.product.step(&node.states, symbol, &mut next.states);
        self.is_live(next)
    }

    fn is_live(&self, node: &Node) -> bool {
        let mut ends = self.product.ends(&node.states);
        !ends.by_ref().take(self.within).any(|end| end.distance.is_none()) && !ends.any(|end| end.is_absorbing)
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

    fn accepts(&self, node: &Node, length: usize, text: impl FnOnce() -> String) -> bool {
        let mut ends = self.product.ends(&node.states);
        ends.by_ref().take(self.within).all(|end| end.accepts)
            && !ends.any(|end| end.accepts)
            && !self.excluded_from(node).iter().any(|(excluded, _)| excluded.len() == length)
            && (self.kind == Kind::Any || length <= MAX_KEY)
            && node.path.is_none_or(|path| path.is_whole(self.role))
            && !(self.kind == Kind::Realizable && self.role == Role::Object && !is_realizable(&text()))
    }

    /// The excluded texts that start like the text of a node.
    fn excluded_from(&self, node: &Node) -> &[(&'k str, bool)] {
        let (from, to, _) = node.range;
        self.excluded.get(from as usize..to as usize).unwrap_or_default()
    }
}

/// Makes the automata of sets of keys.
struct Reader<'a> {
    product: Product,
    start: &'a str,
    symbols: Vec<String>,
    /// Percent-encoded, for the sets that need it.
    encoded: (String, Vec<String>),
}

impl<'a> Reader<'a> {
    fn new(start: &'a str, alphabet: &[char], read: &[&Keys<'_>]) -> Self {
        let are_encoded = |wanted: bool| read.iter().any(|keys| keys.is_encoded() == wanted);
        let spelled = |c: &char| percent::encode(c.encode_utf8(&mut [0; 4]));
        Self {
            product: Product::default(),
            start,
            symbols: if are_encoded(false) { alphabet.iter().copied().map(String::from).collect() } else { Vec::new() },
            encoded: match are_encoded(true) {
                true => (percent::encode(start), alphabet.iter().map(spelled).collect()),
                false => (String::new(), Vec::new()),
            },
        }
    }

    /// Adds the automaton of a set, if it needs one.
    fn push(&mut self, keys: &Keys<'_>, budget: &mut Budget) -> Result<(), Spent> {
        let Some(automaton) = keys.automaton() else { return Ok(()) };
        let (start, symbols) = match keys.is_encoded() {
            true => (self.encoded.0.as_str(), &self.encoded.1),
            false => (self.start, &self.symbols),
        };
        self.product.push(&automaton, Input { start, symbols, end: "" }, budget)
    }
}

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
fn alphabet<'k>(literals: impl Iterator<Item = &'k str>, is_encoded: bool, kind: Kind) -> Vec<char> {
    let mut used: BTreeSet<char> = literals.flat_map(str::chars).collect();
    if is_encoded {
        used.extend(bytes());
    }
    let letters = ('a'..='z').chain('0'..='9').chain('A'..='Z').chain("-_.".chars());
    let other = letters.chain('\u{e000}'..='\u{f8ff}').find(|c| !used.contains(c));
    let mut alphabet: Vec<char> = used.into_iter().chain(other).collect();
    match kind {
        Kind::Ordinary => alphabet.retain(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/')),
        Kind::Realizable => alphabet.retain(|c| !matches!(c, '\u{18}'..='\u{1b}')),
        Kind::Any => {}
    }
    alphabet.sort_unstable_by_key(|c| letter_first(*c));
    alphabet
}

use std::collections::BTreeSet;

use crate::analysis::prove::budget::{Budget, Spent};
use crate::percent;
use crate::resource::MAX_KEY_LEN;

use super::Texts;
use super::alphabet::alphabet;
use super::automaton::Automaton;
use super::kind::{Kind, Path, Role};
use super::product::{Input, Product, States};

/// The shortest key that lies in all of the first sets and in none of the others; of several the first in the order of
/// letters, digits, other characters.
pub(crate) fn shortest(
    within: &[&Texts<'_>],
    outside: &[&Texts<'_>],
    kind: Kind,
    role: Role,
    budget: &mut Budget,
) -> Result<Option<String>, Spent> {
    let fits = |key: &str| {
        let lies = within.iter().all(|keys| keys.contains(key)) && !outside.iter().any(|keys| keys.contains(key));
        lies && kind.takes(role, key)
    };
    if let Some(Texts::Is(key)) = within.iter().find(|keys| keys.is_one()) {
        return Ok(fits(key).then(|| key.to_string()));
    }
    // Mostly there is no need to search.
    let start = start(within);
    if let Some(key) = ["", "a"].into_iter().map(|end| format!("{start}{end}")).find(|key| fits(key)) {
        return Ok(Some(key));
    }
    let forbidden = kind.without(role);
    let outside: Vec<&Texts<'_>> = outside.iter().copied().chain(&forbidden).collect();
    Search::new(within, &outside, kind, role, budget)?.run(budget)
}

/// What every key of all sets starts with.
fn start<'k>(within: &[&'k Texts<'_>]) -> &'k str {
    within.iter().map(|keys| keys.stem()).max_by_key(|stem| stem.len()).unwrap_or_default()
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
        within: &[&'k Texts<'_>],
        outside: &[&'k Texts<'_>],
        kind: Kind,
        role: Role,
        budget: &mut Budget,
    ) -> Result<Self, Spent> {
        let sets = || within.iter().chain(outside).copied();
        let start = start(within);
        let plain = outside.iter().filter(|keys| keys.is_plain());
        let mut excluded: Vec<(&str, bool)> = plain.map(|keys| (keys.stem(), !keys.is_one())).collect();
        excluded.sort_unstable();
        excluded.dedup();
        let encoding: Vec<Automaton> = sets().filter(|keys| keys.is_encoded()).filter_map(Texts::automaton).collect();
        let alphabet = alphabet(sets().flat_map(Texts::literals), &encoding, (kind, role), budget)?;
        let mut reader = Reader::new(start, &alphabet, sets());
        within.iter().try_for_each(|keys| reader.push(keys, budget))?;
        let count = reader.product.len();
        outside.iter().try_for_each(|keys| reader.push(keys, budget))?;
        Ok(Self { product: reader.product, within: count, excluded, start, alphabet, kind, role })
    }

    fn run(&self, budget: &mut Budget) -> Result<Option<String>, Spent> {
        let Some(node) = self.root() else { return Ok(None) };
        if self.accepts(&node, self.start.len()) {
            return Ok(Some(self.start.to_owned()));
        }
        // Few keys are much longer than one of the patterns makes them: those come first.
        for spare in [1, 4, 16, u32::MAX] {
            let most = self.distance(&node).saturating_add(spare);
            match self.run_within(&node, most, budget)? {
                Walk::Found(text) => return Ok(Some(text)),
                Walk::Complete => return Ok(None),
                Walk::Cut => {}
            }
        }
        Ok(None)
    }

    /// Walks along texts that can become a key of so many more characters.
    fn run_within(&self, root: &Node, most: u32, budget: &mut Budget) -> Result<Walk, Spent> {
        let mut seen = BTreeSet::from([root.clone()]);
        let mut steps = vec![Step { node: root.clone(), before: 0, last: '\0', count: 0, length: self.start.len() }];
        let mut is_cut = false;
        let (mut next, mut met) = (root.clone(), Vec::new());
        let mut at = 0;
        while let Some(Step { node, count, length, .. }) = steps.get(at) {
            budget.spend((self.alphabet.len() + 1) * (self.product.len() / 4 + 1))?;
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
                let is_short = self.kind == Kind::Any || length < MAX_KEY_LEN;
                if is_short {
                    seen.insert(next.clone());
                }
                if count.saturating_add(self.distance(&next)) > most {
                    is_cut = true;
                    continue;
                }
                if self.accepts(&next, length) {
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
        if !self.start.chars().all(|c| self.kind.has(self.role, c)) {
            return None;
        }
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

    fn accepts(&self, node: &Node, length: usize) -> bool {
        let mut ends = self.product.ends(&node.states);
        ends.by_ref().take(self.within).all(|end| end.accepts)
            && !ends.any(|end| end.accepts)
            && !self.excluded_from(node).iter().any(|(excluded, _)| excluded.len() == length)
            && (self.kind == Kind::Any || length <= MAX_KEY_LEN)
            && node.path.is_none_or(|path| path.is_whole(self.role))
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
    fn new<'k>(start: &'a str, alphabet: &[char], sets: impl Iterator<Item = &'k Texts<'k>> + Clone) -> Self {
        let patterns = sets.filter(|keys| !keys.is_plain());
        let are_encoded = |wanted: bool| patterns.clone().any(|keys| keys.is_encoded() == wanted);
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
    fn push(&mut self, keys: &Texts<'_>, budget: &mut Budget) -> Result<(), Spent> {
        let Some(automaton) = keys.automaton() else { return Ok(()) };
        let (start, symbols) = match keys.is_encoded() {
            true => (self.encoded.0.as_str(), &self.encoded.1),
            false => (self.start, &self.symbols),
        };
        self.product.push(&automaton, Input { start, symbols, end: "" }, budget)
    }
}

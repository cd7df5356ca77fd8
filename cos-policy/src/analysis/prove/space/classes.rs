use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::prove::texts::{Automaton, Input, Product};
use crate::document::Glob;
use crate::percent;

/// Which texts there are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Language<'a> {
    /// What every text starts and ends with.
    pub(crate) start: &'a str,
    pub(crate) end: &'a str,
    /// What stands between.
    pub(crate) letters: Letters,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Letters {
    Any,
    /// Bytes, percent-encoded in the canonical way.
    Encoded,
    Lower,
    Digits,
    /// Lower-case letters, digits and hyphens.
    Names,
}

impl Language<'_> {
    pub(crate) const fn of(letters: Letters) -> Self {
        Self { start: "", end: "", letters }
    }
}

/// Texts that are none of the constants, of every kind that patterns tell apart: two texts are of one kind if the same
/// patterns match them. Some kinds come more than once.
pub(crate) fn classes(
    constants: &[&str],
    patterns: &[&Glob],
    letters: Letters,
    budget: &mut Budget,
) -> Result<Vec<String>, Spent> {
    let fresh = fresh(constants, patterns);
    let is_tree = patterns.iter().all(|glob| glob.rest().eq([""]));
    match fresh {
        // Patterns with a star at the end alone form a tree, which a text leaves by a character that none has.
        Some(fresh) if is_tree => {
            let below = patterns.iter().map(|glob| format!("{}{fresh}", glob.first()));
            Ok(std::iter::once(fresh.to_string()).chain(below).collect())
        }
        _ => explore(constants, patterns, Language::of(letters), budget),
    }
}

fn literals<'a>(constants: &'a [&'a str], patterns: &'a [&'a Glob]) -> impl Iterator<Item = &'a str> + Clone {
    let pieces = patterns.iter().flat_map(|glob| std::iter::once(glob.first()).chain(glob.rest()));
    constants.iter().copied().chain(pieces)
}

/// A letter, or the like, that stands nowhere.
fn fresh(constants: &[&str], patterns: &[&Glob]) -> Option<char> {
    let is_used = |c: char| literals(constants, patterns).any(|literal| literal.contains(c));
    ('x'..='z').chain('a'..='w').chain('0'..='9').chain('A'..='Z').chain("-_.~".chars()).find(|c| !is_used(*c))
}

/// A character that stands nowhere.
pub(crate) fn fresh_character(constants: &[&str], patterns: &[&Glob]) -> Option<char> {
    let is_used = |c: char| literals(constants, patterns).any(|literal| literal.contains(c));
    fresh(constants, patterns).or_else(|| ('\u{e000}'..='\u{f8ff}').find(|c| !is_used(*c)))
}

/// Walks through the product of the automata, breadth first, and keeps the first text of each kind, which is a shortest.
pub(crate) fn explore(
    constants: &[&str],
    patterns: &[&Glob],
    language: Language<'_>,
    budget: &mut Budget,
) -> Result<Vec<String>, Spent> {
    let symbols = symbols(constants, patterns, language.letters);
    let exact = constants.iter().map(|text| Automaton::of_text(text));
    let mut product = Product::default();
    for automaton in exact.chain(patterns.iter().map(|glob| Automaton::new(glob))) {
        let input = Input { start: language.start, symbols: &symbols, end: language.end };
        product.push(&automaton, input, budget)?;
    }
    // The start is no text; it is seen again when a text leads back to it.
    let mut seen = BTreeSet::new();
    let mut kinds = BTreeMap::new();
    let mut level = vec![(product.start(), language.start.to_owned())];
    while !level.is_empty() {
        let mut next = Vec::new();
        let mut states = product.start();
        for (before, text) in level {
            budget.spend(symbols.len() * (product.len() / 4 + 1))?;
            for (at, symbol) in symbols.iter().enumerate() {
                product.step(&before, at, &mut states);
                if seen.contains(&states) {
                    continue;
                }
                seen.insert(states.clone());
                let text = text.clone() + symbol;
                let kind: Vec<bool> = product.ends(&states).map(|end| end.accepts).collect();
                kinds.entry(kind).or_insert_with(|| text.clone() + language.end);
                next.push((states.clone(), text));
            }
        }
        level = next;
    }
    Ok(kinds.into_values().collect())
}

/// What texts are made of, as far as the automata can tell.
fn symbols(constants: &[&str], patterns: &[&Glob], letters: Letters) -> Vec<String> {
    if letters == Letters::Encoded {
        return (0..=u8::MAX).map(|byte| percent::encode_bytes(&[byte])).collect();
    }
    let used: BTreeSet<char> = literals(constants, patterns).flat_map(str::chars).collect();
    let all: Vec<char> = match letters {
        Letters::Lower => ('a'..='z').collect(),
        Letters::Digits => ('0'..='9').collect(),
        Letters::Names => ('a'..='z').chain('0'..='9').chain(['-']).collect(),
        Letters::Any | Letters::Encoded => {
            let other = fresh_character(constants, patterns);
            return used.into_iter().chain(other).map(String::from).collect();
        }
    };
    // One stands for all that no automaton knows.
    let other = all.iter().find(|c| !used.contains(c));
    all.iter().filter(|c| used.contains(c)).chain(other).map(|c| c.to_string()).collect()
}

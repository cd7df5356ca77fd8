use std::collections::{BTreeMap, BTreeSet};

use crate::document::Glob;
use crate::percent;

use super::automaton::{Automaton, State};
use super::budget::{Budget, Spent};

/// How texts are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    Plain,
    /// Percent-encoded in the canonical way.
    Encoded,
}

/// Texts that are none of the constants, of every kind that patterns tell apart: two texts are of one kind if the same
/// patterns match them. Some kinds come more than once.
pub(super) fn classes(
    constants: &[&str],
    patterns: &[&Glob],
    spelling: Spelling,
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
        _ => explore(constants, patterns, spelling, fresh, budget),
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

/// Walks through the product of the automata, breadth first, and keeps the first text of each kind.
fn explore(
    constants: &[&str],
    patterns: &[&Glob],
    spelling: Spelling,
    fresh: Option<char>,
    budget: &mut Budget,
) -> Result<Vec<String>, Spent> {
    let exact = constants.iter().map(|text| Automaton::of_text(text));
    let automata: Vec<Automaton> = exact.chain(patterns.iter().map(|glob| Automaton::new(glob))).collect();
    let symbols = symbols(constants, patterns, spelling, fresh);
    let start: Vec<State> = automata.iter().map(Automaton::start).collect();
    let mut seen = BTreeSet::from([start.clone()]);
    let mut kinds = BTreeMap::new();
    let mut level = vec![(start, String::new())];
    while !level.is_empty() {
        let mut next = Vec::new();
        for (states, text) in level {
            budget.spend(symbols.len() * (automata.len() + 4))?;
            for symbol in &symbols {
                let run = |(automaton, state): (&Automaton, &State)| automaton.run(*state, symbol);
                let states: Vec<State> = automata.iter().zip(&states).map(run).collect();
                if !seen.insert(states.clone()) {
                    continue;
                }
                let text = text.clone() + symbol;
                let accepts = |(automaton, state): (&Automaton, &State)| automaton.accepts(*state);
                let kind: Vec<bool> = automata.iter().zip(&states).map(accepts).collect();
                kinds.entry(kind).or_insert_with(|| text.clone());
                next.push((states, text));
            }
        }
        level = next;
    }
    Ok(kinds.into_values().collect())
}

/// What texts are made of, as far as the automata can tell.
fn symbols(constants: &[&str], patterns: &[&Glob], spelling: Spelling, fresh: Option<char>) -> Vec<String> {
    if spelling == Spelling::Encoded {
        return (0..=u8::MAX).map(|byte| percent::encode_bytes(&[byte])).collect();
    }
    let used: BTreeSet<char> = literals(constants, patterns).flat_map(str::chars).collect();
    let other = fresh.or_else(|| ('\u{e000}'..='\u{f8ff}').find(|c| !used.contains(c)));
    used.into_iter().chain(other).map(String::from).collect()
}

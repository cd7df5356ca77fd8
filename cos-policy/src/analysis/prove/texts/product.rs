use std::collections::BTreeMap;

use crate::analysis::prove::budget::{Budget, Spent};

use super::automaton::{Automaton, State};

/// Automata that read the same texts side by side, as tables.
#[derive(Debug, Default)]
pub(crate) struct Product {
    tables: Vec<Table>,
}

/// A state of each of the automata.
pub(crate) type States = Vec<u32>;

/// The texts that an automaton reads: what they start and end with, and the symbols between.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Input<'a> {
    pub(crate) start: &'a str,
    pub(crate) symbols: &'a [String],
    pub(crate) end: &'a str,
}

/// The states that an automaton can be in. It starts in the first.
#[derive(Debug)]
struct Table {
    ends: Vec<End>,
    symbols: usize,
    /// By state, and then by symbol.
    next: Vec<u32>,
}

/// What becomes of a text that ends in a state.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End {
    /// Whether it is accepted.
    pub(crate) accepts: bool,
    /// Whether it is, whatever follows.
    pub(crate) is_absorbing: bool,
    /// How many symbols must follow at least until a text is accepted; `None` where none is, whatever follows.
    pub(crate) distance: Option<u32>,
}

impl Product {
    pub(crate) fn push(&mut self, automaton: &Automaton, input: Input<'_>, budget: &mut Budget) -> Result<(), Spent> {
        self.tables.push(Table::new(automaton, input, budget)?);
        Ok(())
    }

    pub(crate) fn len(&self) -> usize {
        self.tables.len()
    }

    pub(crate) fn start(&self) -> States {
        self.tables.iter().map(|_| 0).collect()
    }

    pub(crate) fn step(&self, states: &[u32], symbol: usize, next: &mut States) {
        next.clear();
        next.extend(self.tables.iter().zip(states).map(|(table, state)| table.step(*state, symbol)));
    }

    /// For each of the automata in turn.
    pub(crate) fn ends(&self, states: &[u32]) -> impl Iterator<Item = End> {
        self.tables.iter().zip(states).filter_map(|(table, state)| table.ends.get(*state as usize).copied())
    }
}

impl Table {
    fn new(
        automaton: &Automaton,
        Input { start, symbols, end }: Input<'_>,
        budget: &mut Budget,
    ) -> Result<Self, Spent> {
        let start = automaton.run(automaton.start(), start);
        let mut numbers = BTreeMap::from([(start, 0)]);
        let mut states = vec![start];
        let mut next = Vec::new();
        let mut at = 0;
        while let Some(state) = states.get(at).copied() {
            budget.spend(symbols.len())?;
            for symbol in symbols {
                let to = automaton.run(state, symbol);
                let new = states.len() as u32;
                let number = *numbers.entry(to).or_insert(new);
                if number == new {
                    states.push(to);
                }
                next.push(number);
            }
            at += 1;
        }
        let ends = states.into_iter().map(|state| End::new(automaton, state, end)).collect();
        let mut table = Self { ends, symbols: symbols.len(), next };
        table.measure();
        Ok(table)
    }

    /// Finds the distances. Since a piece of a glob is matched letter by letter, states come in the order of their distance,
    /// and a second round changes nothing.
    fn measure(&mut self) {
        let mut has_changed = true;
        while has_changed {
            has_changed = false;
            for at in (0..self.ends.len()).rev() {
                let next = self.next.iter().skip(at * self.symbols).take(self.symbols);
                let distances = next.filter_map(|to| self.ends.get(*to as usize)?.distance);
                let by_step = distances.min().map(|distance| distance + 1);
                if let Some(end) = self.ends.get_mut(at).filter(|end| is_less(by_step, end.distance)) {
                    end.distance = by_step;
                    has_changed = true;
                }
            }
        }
    }

    fn step(&self, state: u32, symbol: usize) -> u32 {
        self.next.get(state as usize * self.symbols + symbol).copied().unwrap_or_default()
    }
}

impl End {
    fn new(automaton: &Automaton, state: State, end: &str) -> Self {
        let accepts = automaton.accepts(automaton.run(state, end));
        Self { accepts, is_absorbing: automaton.is_absorbing(state), distance: accepts.then_some(0) }
    }
}

fn is_less(a: Option<u32>, b: Option<u32>) -> bool {
    a.is_some_and(|a| b.is_none_or(|b| a < b))
}

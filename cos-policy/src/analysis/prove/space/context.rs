use std::collections::BTreeSet;

use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::request::{ContextValue, Fact};
use crate::analysis::truth::Truth;
use crate::condition::{KeyInfo, Origin, known_key};
use crate::document::{Clause, Test, Undocumented};

use super::atoms::Atoms;
use super::values::candidates;

/// Condition keys of which one decides whether another is there, as one axis.
#[derive(Debug)]
pub(crate) struct Context {
    keys: Vec<&'static KeyInfo>,
    /// What is present, of every kind that the clauses tell apart.
    pub(crate) atoms: Vec<Vec<Entry>>,
}

/// A key that is present, and its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub(crate) key: &'static KeyInfo,
    pub(crate) value: ContextValue,
    fact: Fact,
}

const SECURE_TRANSPORT: &str = "cos:secure-transport";
const TLS_VERSION: &str = "cos:tls-version";

impl Context {
    /// The axes of some clauses.
    pub(crate) fn of(clauses: &[&Clause], budget: &mut Budget) -> Result<Vec<Self>, Spent> {
        let mut groups: Vec<(&'static KeyInfo, Vec<&Clause>)> = Vec::new();
        for clause in clauses.iter().filter(|clause| !clause.is_about_nothing()) {
            let Some(key) = clause.info.map(leader) else { continue };
            match groups.iter_mut().find(|(other, _)| std::ptr::eq(*other, key)) {
                Some((_, group)) => group.push(clause),
                None => groups.push((key, vec![clause])),
            }
        }
        groups.into_iter().map(|(key, clauses)| Self::new(key, &clauses, budget)).collect()
    }

    fn new(key: &'static KeyInfo, clauses: &[&Clause], budget: &mut Budget) -> Result<Self, Spent> {
        let (keys, mut atoms) = match known_key(TLS_VERSION).filter(|_| key.name() == SECURE_TRANSPORT) {
            Some(version) => (vec![key, version], transports(key, version, clauses, budget)?),
            None => (vec![key], values(key, clauses, budget)?),
        };
        budget.spend(atoms.len() * clauses.len())?;
        // Of atoms that no clause tells apart the first stays.
        let mut kinds = BTreeSet::new();
        atoms.retain(|entries| kinds.insert(clauses.iter().map(|clause| clause.kind_of(entries)).collect::<Vec<_>>()));
        Ok(Self { keys, atoms })
    }

    pub(crate) fn is_about(&self, key: &KeyInfo) -> bool {
        self.keys.iter().any(|other| std::ptr::eq(*other, key))
    }

    /// The atoms where a clause holds for certain, and those where nobody says whether it does.
    pub(crate) fn holding(&self, clause: &Clause) -> (Atoms, Atoms) {
        let kinds: Vec<u8> = self.atoms.iter().map(|entries| clause.kind_of(entries)).collect();
        let of_kind = |wanted| Atoms::select(kinds.len(), |atom| kinds.get(atom) == Some(&wanted));
        (of_kind(CERTAIN), of_kind(DOUBTFUL))
    }
}

const FALSE: u8 = 0;
const DOUBTFUL: u8 = 1;
const CERTAIN: u8 = 2;

impl Clause {
    /// Whether no document says what it does, whatever the request has.
    pub(crate) fn is_about_nothing(&self) -> bool {
        matches!(self.test, Test::Undocumented(Undocumented::ConditionKey | Undocumented::Operator))
    }

    fn kind_of(&self, entries: &[Entry]) -> u8 {
        let is_own = |entry: &&Entry| self.info.is_some_and(|info| std::ptr::eq(info, entry.key));
        match self.holds_of(|| entries.iter().find(is_own).map(|entry| &entry.fact)) {
            Truth::False => FALSE,
            Truth::Undocumented(_) => DOUBTFUL,
            Truth::True => CERTAIN,
        }
    }
}

/// A TLS version comes with secure transport and with nothing else.
fn leader(key: &'static KeyInfo) -> &'static KeyInfo {
    if key.name() == TLS_VERSION { known_key(SECURE_TRANSPORT).unwrap_or(key) } else { key }
}

impl Entry {
    fn new(key: &'static KeyInfo, value: ContextValue) -> Self {
        Self { key, fact: value.fact(Some(key)), value }
    }
}

fn values(key: &'static KeyInfo, clauses: &[&Clause], budget: &mut Budget) -> Result<Vec<Vec<Entry>>, Spent> {
    let absent = (key.origin() != Origin::Connection).then(Vec::new);
    let present = candidates(key, clauses, budget)?.into_iter().map(|value| vec![Entry::new(key, value)]);
    Ok(absent.into_iter().chain(present).collect())
}

fn transports(
    secure: &'static KeyInfo,
    version: &'static KeyInfo,
    clauses: &[&Clause],
    budget: &mut Budget,
) -> Result<Vec<Vec<Entry>>, Spent> {
    let of_version = |clause: &&&Clause| clause.info.is_some_and(|info| std::ptr::eq(info, version));
    let clauses: Vec<&Clause> = clauses.iter().filter(of_version).copied().collect();
    let encrypted = candidates(version, &clauses, budget)?
        .into_iter()
        .map(|value| vec![Entry::new(secure, true.into()), Entry::new(version, value)]);
    Ok(encrypted.chain([vec![Entry::new(secure, false.into())]]).collect())
}

use crate::action::{self, Level};
use crate::analysis::scenarios::Row;
use crate::analysis::truth::Truth;
use crate::condition::KeyInfo;
use crate::document::{ActionPattern, Clause, Document, Principal, Reach, Statement};

use super::budget::{Budget, Spent};
use super::texts::Texts;

mod atoms;
mod classes;
mod context;
mod names;
mod scope;
mod values;

pub(super) use atoms::Atoms;
pub(super) use context::{Context, Entry};
use names::{Names, owner};
pub(super) use scope::{Buckets, Part, Scope};

/// One dimension of requests with finitely many atoms. The text of a key is the one dimension that has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Axis {
    Action,
    Bucket,
    Region,
    Principal,
    /// A group of condition keys, by its place.
    Context(usize),
    /// Something that no document settles, by its place: either it holds or it does not.
    Symbol(usize),
}

impl Axis {
    /// Whether it is about what is done, or on what.
    pub(super) const fn is_of_target(self) -> bool {
        matches!(self, Self::Action | Self::Bucket | Self::Region)
    }
}

/// The atoms of every axis that some documents tell apart: requests in the same atom of every axis and with the same key
/// are the same to all of them.
#[derive(Debug)]
pub(super) struct Space<'d> {
    /// Actions that documents name and the catalogue does not have. Those that it has come before them on the axis, and one
    /// atom for all others comes behind them, if a wildcard may match them.
    pub(super) named_actions: Vec<&'d str>,
    has_wildcard: bool,
    /// Behind the account itself, which comes first on the axis.
    pub(super) buckets: Names<'d>,
    pub(super) regions: Names<'d>,
    pub(super) principals: Vec<String>,
    pub(super) context: Vec<Context>,
    symbols: Vec<Symbol<'d>>,
}

/// What no document settles, by its text: the same text is the same on both sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Symbol<'d> {
    Action(&'d str),
    Resource(&'d str),
    Principal(&'d str),
    Clause(&'d Clause),
}

/// The atom of a request about the account itself, and the first of a symbol that holds.
pub(super) const ACCOUNT: usize = 0;
const HOLDS: usize = 1;

impl<'d> Space<'d> {
    pub(super) fn new(documents: &[&'d Document], rows: &'d [Row], budget: &mut Budget) -> Result<Self, Spent> {
        let statements = || documents.iter().flat_map(|document| &document.statements);
        let resources = statements().flat_map(|statement| &statement.resources).map(|resource| &resource.value);
        let resources = resources.chain(rows.iter().flat_map(|row| &row.resources));
        let scopes: Vec<Scope<'d>> = resources.flat_map(Scope::of).collect();
        let clauses = statements().flat_map(|statement| &statement.clauses);
        let clauses: Vec<&Clause> = clauses.chain(rows.iter().flat_map(|row| &row.clauses)).collect();
        Ok(Self {
            named_actions: names::actions(statements()),
            has_wildcard: names::have_wildcard(statements()),
            buckets: names::buckets(&scopes, budget)?,
            regions: names::regions(&scopes, budget)?,
            principals: names::principals(documents),
            context: Context::of(&clauses, budget)?,
            symbols: Vec::new(),
        })
    }

    /// The number of atoms on an axis.
    pub(super) fn size(&self, axis: Axis) -> usize {
        match axis {
            Axis::Action => self.named_until() + usize::from(self.has_wildcard),
            Axis::Bucket => 1 + self.buckets.all.len(),
            Axis::Region => self.regions.all.len(),
            Axis::Principal => self.principals.len(),
            Axis::Context(at) => self.context.get(at).map_or(0, |context| context.atoms.len()),
            Axis::Symbol(_) => 2,
        }
    }

    /// The actions that a statement matches for certain; of those that nobody names, only if it matches all.
    pub(super) fn actions(&self, statement: &Statement) -> Atoms {
        let mut atoms = Atoms::none(self.size(Axis::Action));
        atoms.insert_low(statement.known.bits());
        let matches = |action: &ActionPattern, name: Option<&str>| match (&action.reach, name) {
            (Reach::Everything, _) => true,
            (Reach::Unknown, Some(name)) => action.text == name,
            (Reach::Glob(glob), Some(name)) => glob.matches(name),
            _ => false,
        };
        let listed = action::catalogue().len();
        for atom in listed..self.size(Axis::Action) {
            let name = self.named_actions.get(atom - listed).copied();
            if statement.actions.iter().any(|action| matches(&action.value, name)) {
                atoms.insert(atom);
            }
        }
        atoms
    }

    /// Those that nobody names.
    pub(super) fn other_action(&self) -> Option<Atoms> {
        self.has_wildcard.then(|| Atoms::only(self.size(Axis::Action), self.named_until()))
    }

    /// Where those end that somebody names.
    pub(super) fn named_until(&self) -> usize {
        action::catalogue().len() + self.named_actions.len()
    }

    /// The actions of a level of the catalogue.
    pub(super) fn level(&self, level: Level) -> Atoms {
        let is_of_level = |atom: usize| action::catalogue().get(atom).is_some_and(|entry| entry.level() == level);
        Atoms::select(self.size(Axis::Action), is_of_level)
    }

    /// Those that the catalogue does not have.
    pub(super) fn unlisted(&self) -> Atoms {
        let listed = action::catalogue().len();
        Atoms::select(self.size(Axis::Action), |atom| atom >= listed)
    }

    pub(super) fn buckets(&self, buckets: &Buckets<'d>) -> Atoms {
        let size = self.size(Axis::Bucket);
        match buckets {
            Buckets::Everything => Atoms::all(size),
            Buckets::Account => Atoms::only(size, ACCOUNT),
            Buckets::Named(name) => {
                self.buckets.find(name).map_or_else(|| Atoms::none(size), |at| Atoms::only(size, 1 + at))
            }
            Buckets::Like { name, account } => {
                let names = Texts::new(name.clone());
                let matches = |name: &str| names.contains(name) && account.owns(owner(name));
                Atoms::select(size, |atom| atom.checked_sub(1).and_then(|at| self.buckets.get(at)).is_some_and(matches))
            }
        }
    }

    pub(super) fn regions(&self, regions: &Part<'_>) -> Atoms {
        let size = self.size(Axis::Region);
        match regions {
            Part::Any => Atoms::all(size),
            Part::Is(name) => self.regions.find(name).map_or_else(|| Atoms::none(size), |at| Atoms::only(size, at)),
            Part::Like(glob) => {
                Atoms::select(size, |atom| self.regions.get(atom).is_some_and(|name| glob.matches(name)))
            }
        }
    }

    /// Those whom a principal names for certain.
    pub(super) fn principals(&self, principal: &Principal) -> Atoms {
        let is_named = |name: &String| principal.matches(Some(name)) == Truth::True;
        Atoms::select(self.principals.len(), |atom| self.principals.get(atom).is_some_and(is_named))
    }

    /// The axis of a condition key.
    pub(super) fn context(&self, key: &KeyInfo) -> Option<(Axis, &Context)> {
        let at = self.context.iter().position(|context| context.is_about(key))?;
        self.context.get(at).map(|context| (Axis::Context(at), context))
    }

    /// Whether something counts that no document settles.
    pub(super) fn has_symbols(&self) -> bool {
        !self.symbols.is_empty()
    }

    /// Where a symbol holds. It gets an axis when it is seen first.
    pub(super) fn symbol(&mut self, symbol: Symbol<'d>) -> (Axis, Atoms) {
        let at = self.symbols.iter().position(|other| *other == symbol).unwrap_or_else(|| {
            self.symbols.push(symbol);
            self.symbols.len() - 1
        });
        (Axis::Symbol(at), Atoms::only(2, HOLDS))
    }
}

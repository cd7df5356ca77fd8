use std::collections::BTreeSet;

use crate::analysis::matrix::Cell;
use crate::analysis::prove::cube::Cube;
use crate::document::Reach;

use super::judge::Judge;
use super::near::Near;
use super::sentence::Sentence;

/// A pattern of actions, and which of those that no list names it matches.
struct Wildcard<'d> {
    text: &'d str,
    atoms: BTreeSet<usize>,
}

/// What wildcards grant of the actions that no list names.
struct Unlisted<'c, 'd> {
    cells: &'c [Cell],
    atoms: Vec<usize>,
    granting: Vec<Wildcard<'d>>,
    denying: Vec<Wildcard<'d>>,
}

impl<'d> Judge<'_, 'd> {
    /// One cell for all actions that no list names.
    pub(super) fn unlisted(&self, near: &Near<'_, 'd>, cells: &[Cell]) -> Cell {
        let atoms: Vec<usize> = (self.space.named_until()..self.actions()).collect();
        let mut own = atoms.iter().filter_map(|atom| cells.get(*atom));
        let Some(first) = own.next() else { return Cell::No };
        if own.all(|cell| cell == first) {
            return first.clone();
        }
        let (granting, denying) = (self.wildcards(&near.allows, &atoms), self.wildcards(&near.denies, &atoms));
        Unlisted { cells, atoms, granting, denying }.cell()
    }

    /// The wildcards of the statements that some cubes come from, each once.
    fn wildcards(&self, cubes: &[&Cube<'d>], atoms: &[usize]) -> Vec<Wildcard<'d>> {
        let statements: BTreeSet<usize> = cubes.iter().map(|cube| cube.statement).collect();
        let statements = statements.into_iter().filter_map(|at| self.document.statements.get(at));
        let mut wildcards: Vec<Wildcard<'d>> = Vec::new();
        for action in statements.flat_map(|statement| &statement.actions) {
            let text = &*action.value.text;
            let matches = |atom: &usize| self.matches(&action.value.reach, *atom);
            let atoms: BTreeSet<usize> = atoms.iter().copied().filter(matches).collect();
            if !atoms.is_empty() && !wildcards.iter().any(|other| other.text == text) {
                wildcards.push(Wildcard { text, atoms });
            }
        }
        wildcards.sort_unstable_by_key(|wildcard| wildcard.text);
        wildcards
    }

    fn matches(&self, reach: &Reach, atom: usize) -> bool {
        match reach {
            Reach::Everything => true,
            Reach::Glob(glob) => self.name(atom).is_some_and(|name| glob.matches(name)),
            Reach::Known(..) | Reach::Unknown | Reach::Undocumented => false,
        }
    }
}

impl<'d> Unlisted<'_, 'd> {
    fn cell(&self) -> Cell {
        let cells: BTreeSet<&Cell> = self.atoms.iter().filter_map(|atom| self.cells.get(*atom)).collect();
        let granted = cells.iter().filter(|cell| matches!(cell, Cell::Yes | Cell::When(_)));
        let granted = Sentence::Any(granted.map(|cell| self.sentence(cell)).collect()).simple().text();
        let why = cells.iter().find_map(|cell| if let Cell::Undecided(why) = cell { Some(why.clone()) } else { None });
        match why {
            Some(why) if granted.is_empty() => Cell::Undecided(why),
            Some(why) => Cell::Undecided(format!("{why}; permitted for certain: {granted}")),
            None => Cell::When(granted),
        }
    }

    /// Which actions have a cell, and what it asks.
    fn sentence(&self, cell: &Cell) -> Sentence {
        let actions = Sentence::Any(self.described(cell).into_iter().map(Sentence::Plain).collect());
        match cell {
            Cell::When(condition) => Sentence::Plain(condition.clone()).and(actions),
            _ => actions.simple(),
        }
    }

    /// The actions with a cell, by the wildcards that grant them: those that can be told exactly, if they are enough.
    fn described(&self, cell: &Cell) -> Vec<String> {
        let is_wanted = |atom: &usize| self.cells.get(*atom) == Some(cell);
        let wanted: BTreeSet<usize> = self.atoms.iter().copied().filter(is_wanted).collect();
        let fitting = self.granting.iter().filter(|wildcard| !wildcard.atoms.is_disjoint(&wanted));
        let fitting: Vec<(&Wildcard<'d>, Option<Vec<&str>>)> =
            fitting.map(|wildcard| (wildcard, self.exceptions(wildcard, cell))).collect();
        let exact: Vec<&Wildcard<'d>> =
            fitting.iter().filter(|(_, exceptions)| exceptions.is_some()).map(|(wildcard, _)| *wildcard).collect();
        let told: BTreeSet<usize> = exact.iter().flat_map(|wildcard| &wildcard.atoms).copied().collect();
        let is_enough = wanted.is_subset(&told);
        let is_needed = |(wildcard, exceptions): &&(&Wildcard<'d>, Option<Vec<&str>>)| {
            !is_enough || exceptions.is_some() && !exact.iter().any(|other| wildcard.is_within(other))
        };
        let needed = fitting.iter().filter(is_needed);
        needed.map(|(wildcard, exceptions)| wildcard.text(exceptions.as_deref())).collect()
    }

    /// The wildcards that together have what a wildcard matches and a cell is not about; `None` if no such ones do.
    fn exceptions(&self, wildcard: &Wildcard<'d>, cell: &Cell) -> Option<Vec<&'d str>> {
        let is_granted = |atom: &&usize| self.cells.get(**atom).is_some_and(|own| own == cell || *own == Cell::Yes);
        let (granted, bad): (BTreeSet<usize>, BTreeSet<usize>) =
            wildcard.atoms.iter().partition(|atom| is_granted(atom));
        let all = self.denying.iter().chain(&self.granting);
        let fitting = all.filter(|other| other.atoms.is_disjoint(&granted) && !other.atoms.is_disjoint(&bad));
        let fitting: Vec<&Wildcard<'d>> = fitting.collect();
        let is_wide = |other: &&&Wildcard<'d>| !fitting.iter().any(|wide| other.is_within(wide));
        let covered: BTreeSet<usize> = fitting.iter().flat_map(|other| &other.atoms).copied().collect();
        let names: BTreeSet<&str> = fitting.iter().filter(is_wide).map(|other| other.text).collect();
        bad.is_subset(&covered).then_some(names.into_iter().collect())
    }
}

impl Wildcard<'_> {
    /// Whether another matches all that it does, and more.
    fn is_within(&self, other: &Self) -> bool {
        self.atoms.is_subset(&other.atoms) && self.atoms != other.atoms
    }

    /// `name/cos:* except name/cos:Delete*`; where nobody can say which, some of it.
    fn text(&self, exceptions: Option<&[&str]>) -> String {
        match exceptions {
            None => format!("some of {}", self.text),
            Some([]) => self.text.to_owned(),
            Some(exceptions) => format!("{} except {}", self.text, exceptions.join(" and ")),
        }
    }
}

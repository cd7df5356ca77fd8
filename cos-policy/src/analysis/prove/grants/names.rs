use crate::analysis::prove::cube::Cube;
use crate::analysis::prove::difference::Rest;
use crate::analysis::prove::index::Index;
use crate::analysis::prove::naming::Naming;
use crate::analysis::prove::space::{Atoms, Axis, Space};
use crate::analysis::summary::Summary;

use super::intention::Intention;
use super::spot::Spot;

/// What a reader calls the places of a table.
pub(super) struct Names<'i, 'd> {
    intention: &'i Intention<'d>,
    naming: &'i Naming,
    space: &'i Space<'d>,
    all: Index<'i, 'd>,
    places: Index<'i, 'd>,
}

impl<'i, 'd> Names<'i, 'd> {
    pub(super) fn new(intention: &'i Intention<'d>, naming: &'i Naming, space: &'i Space<'d>) -> Self {
        let (all, places) = (Index::new(&intention.all), Index::new(&intention.places));
        Self { intention, naming, space, all, places }
    }

    /// A place, for an action.
    pub(super) fn of(&self, spot: Spot, action: usize) -> String {
        let (at, broken) = match spot {
            Spot::Row(at, broken) => (at, broken),
            Spot::Elsewhere => return "elsewhere".to_owned(),
            Spot::OtherBuckets if self.intention.rows.is_empty() => return "anywhere".to_owned(),
            Spot::OtherBuckets if self.intention.homes.is_empty() => return "any bucket".to_owned(),
            Spot::OtherBuckets => return "other buckets".to_owned(),
            Spot::Account => return "the account".to_owned(),
        };
        let row = self.intention.rows.get(at);
        let mut name = row.map(|row| row.name(|bucket| self.naming.told(bucket))).unwrap_or_default();
        if self.is_cut(at, action) {
            name.push_str(" otherwise");
        }
        let limited = self.intention.limited.iter().find(|limited| limited.row == at);
        match broken.and_then(|broken| limited?.conditions.get(broken)) {
            Some(broken) => format!("{name}, not {}", Summary::of(broken.clause)),
            None => name,
        }
    }

    /// Whether other rows decide about an action on a part of a row.
    fn is_cut(&self, row: usize, action: usize) -> bool {
        let action = Cube::of(Axis::Action, Atoms::only(self.space.size(Axis::Action), action));
        let is_own = |cube: &&Cube<'d>| cube.statement == row && Rest::of(&[cube, &action]).is_some();
        let meets = |cube: &Cube<'d>, others: &Index<'_, 'd>, is_meant: &dyn Fn(usize) -> bool| {
            let others = others.meeting(cube);
            others.iter().any(|other| is_meant(other.statement) && Rest::of(&[cube, other, &action]).is_some())
        };
        let mut own = self.intention.all.iter().filter(is_own).peekable();
        if own.peek().is_some() {
            return own.any(|cube| meets(cube, &self.all, &|at| at < row));
        }
        let mut own = self.intention.places.iter().filter(is_own);
        own.any(|cube| meets(cube, &self.places, &|at| at < row) || meets(cube, &self.all, &|at| at != row))
    }
}

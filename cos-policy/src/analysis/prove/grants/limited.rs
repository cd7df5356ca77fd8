use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::prove::change::Examples;
use crate::analysis::prove::cube::Cube;
use crate::analysis::prove::difference::Rest;
use crate::analysis::prove::space::Space;
use crate::document::Clause;

use super::spot::{Spot, collect};

/// A row with conditions.
pub(super) struct Limited<'d> {
    pub(super) row: usize,
    /// What is *yes*, whether the conditions hold or not.
    pub(super) yes: Vec<Cube<'d>>,
    pub(super) conditions: Vec<Condition<'d>>,
}

/// One of several conditions.
pub(super) struct Condition<'d> {
    pub(super) clause: &'d Clause,
    /// Where it holds.
    pub(super) holds: Vec<Cube<'d>>,
    /// Where all others do.
    pub(super) others: Vec<Cube<'d>>,
}

/// Whether a condition is broken while the others hold, or whatever they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Broken {
    Alone,
    Anyhow,
}

impl<'d> Limited<'d> {
    /// Whether some examples show that an action breaks a condition.
    pub(super) fn lists(&self, action: usize, examples: &Examples<Spot>) -> bool {
        (0..self.conditions.len()).any(|at| examples.has(Spot::Row(self.row, Some(at)), action))
    }

    /// What lies in some cubes and breaks a condition.
    pub(super) fn broken(
        &self,
        broken: Broken,
        within: &[&Cube<'d>],
        without: &[&Cube<'d>],
        space: &Space<'d>,
        budget: &mut Budget,
        examples: &mut Examples<Spot>,
    ) -> Result<(), Spent> {
        for (at, condition) in self.conditions.iter().enumerate() {
            let without = [without, &condition.holds.iter().collect::<Vec<_>>()].concat();
            let cubes = if broken == Broken::Alone { &condition.others } else { &self.yes };
            for cube in cubes {
                let start = Rest::of(&[within, &[cube]].concat());
                collect(Spot::Row(self.row, Some(at)), start, &without, space, budget, examples)?;
            }
        }
        Ok(())
    }
}

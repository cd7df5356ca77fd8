use crate::analysis::prove::budget::{Budget, Halt, Spent};
use crate::analysis::prove::change::Examples;
use crate::analysis::prove::cube::Cube;
use crate::analysis::prove::difference::{Rest, difference};
use crate::analysis::prove::space::Space;

/// Where a policy and a table differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spot {
    /// In a row, by its place; and if it is there that one of its conditions does not hold, by that one's place.
    Row(usize, Option<usize>),
    /// In a bucket that rows are about, but in no row.
    Elsewhere,
    OtherBuckets,
    Account,
}

/// Adds examples of what lies in a rest and in none of some cubes.
pub(super) fn collect<'c, 'd>(
    spot: Spot,
    start: Option<Rest<'c, 'd>>,
    without: &[&'c Cube<'d>],
    space: &Space<'d>,
    budget: &mut Budget,
    examples: &mut Examples<Spot>,
) -> Result<(), Spent> {
    let mut add = |rest: Rest<'c, 'd>, budget: &mut Budget| Ok(examples.add(|_| spot, &rest, space, budget)?);
    difference(space, start, without, budget, &mut add).map_err(|_: Halt| Spent)
}

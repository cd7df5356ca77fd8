use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::prove::cube::{Cube, PREFIX};
use crate::analysis::prove::difference::Rest;
use crate::analysis::summary::{Summary, quoted};
use crate::document::Principal;

use super::judge::Judge;
use super::near::Near;
use super::sentence::Sentence;

/// The statements that cubes come from, by their places.
fn statements(cubes: &[&Cube<'_>]) -> BTreeSet<usize> {
    cubes.iter().map(|cube| cube.statement).collect()
}

fn of<'c, 'd>(cubes: &[&'c Cube<'d>], statement: usize) -> impl Iterator<Item = &'c Cube<'d>> {
    cubes.iter().copied().filter(move |cube| cube.statement == statement)
}

impl<'d> Judge<'_, 'd> {
    /// When what lies in a region is permitted: where an allow holds, and no deny.
    pub(super) fn conditions<'c>(
        &self,
        region: &Rest<'c, 'd>,
        near: &Near<'c, 'd>,
        is_listing: bool,
        budget: &mut Budget,
    ) -> Result<Sentence, Spent> {
        let meeting = |cubes: &[&'c Cube<'d>]| {
            let meets = |cube: &&&'c Cube<'d>| region.clone().and(cube).is_some();
            cubes.iter().filter(meets).copied().collect::<Vec<_>>()
        };
        let near = Near {
            allows: meeting(&near.allows),
            denies: meeting(&near.denies),
            sure_allows: meeting(&near.sure_allows),
            sure_denies: meeting(&near.sure_denies),
        };
        let allows = self.needed_allows(region, &near, budget)?;
        let denies = self.needed_denies(region, &near, &allows, budget)?;
        let granted = Sentence::Any(allows.into_iter().map(|at| self.holds(at, is_listing)).collect());
        let spared = Sentence::All(denies.into_iter().map(|at| self.fails(at, is_listing)).collect());
        Ok(granted.and(spared))
    }

    /// The allows without those that add nothing to the others; those with the most conditions are tried first.
    fn needed_allows<'c>(
        &self,
        region: &Rest<'c, 'd>,
        near: &Near<'c, 'd>,
        budget: &mut Budget,
    ) -> Result<BTreeSet<usize>, Spent> {
        let mut needed = statements(&near.allows);
        for at in self.longest_first(&needed) {
            let others =
                near.sure_allows.iter().filter(|cube| cube.statement != at && needed.contains(&cube.statement));
            let without: Vec<&Cube<'d>> = near.sure_denies.iter().chain(others).copied().collect();
            let mut starts = of(&near.allows, at).map(|cube| region.clone().and(cube));
            let adds = starts.find_map(|start| self.left(start, &without, budget).transpose()).transpose()?;
            if adds.is_none() {
                needed.remove(&at);
            }
        }
        Ok(needed)
    }

    /// The denies without those that take nothing away from some allows that others leave.
    fn needed_denies<'c>(
        &self,
        region: &Rest<'c, 'd>,
        near: &Near<'c, 'd>,
        allows: &BTreeSet<usize>,
        budget: &mut Budget,
    ) -> Result<BTreeSet<usize>, Spent> {
        let mut needed = statements(&near.denies);
        for at in self.longest_first(&needed) {
            let others =
                near.sure_denies.iter().filter(|cube| cube.statement != at && needed.contains(&cube.statement));
            let without: Vec<&Cube<'d>> = others.copied().collect();
            let granted = near.allows.iter().filter(|cube| allows.contains(&cube.statement));
            let granted = granted.filter_map(|allow| region.clone().and(allow));
            let mut starts = granted.flat_map(|start| of(&near.denies, at).map(move |deny| start.clone().and(deny)));
            let takes = starts.find_map(|start| self.left(start, &without, budget).transpose()).transpose()?;
            if takes.is_none() {
                needed.remove(&at);
            }
        }
        Ok(needed)
    }

    fn longest_first(&self, statements: &BTreeSet<usize>) -> Vec<usize> {
        let mut sorted: Vec<usize> = statements.iter().copied().collect();
        let length = |at: &usize| self.document.statements.get(*at).map_or(0, |statement| statement.clauses.len());
        sorted.sort_by_key(|at| std::cmp::Reverse(length(at)));
        sorted
    }

    /// What a statement asks of a request besides its action and its resource.
    fn holds(&self, at: usize, is_listing: bool) -> Sentence {
        Sentence::All(self.parts(at, is_listing, true)).simple()
    }

    /// The contrary.
    fn fails(&self, at: usize, is_listing: bool) -> Sentence {
        Sentence::Any(self.parts(at, is_listing, false)).simple()
    }

    fn parts(&self, at: usize, is_listing: bool, holds: bool) -> Vec<Sentence> {
        let Some(statement) = self.document.statements.get(at) else { return Vec::new() };
        // The prefix of a listing is its key.
        let clauses = statement.clauses.iter().filter(|clause| !(is_listing && clause.key.value == PREFIX));
        let clauses = clauses.map(|clause| if holds { Summary::of(clause) } else { Summary::against(clause) });
        let principal = statement.principal.as_ref().or(self.document.principal.as_ref());
        let principal = principal.filter(|principal| !principal.value.is_public());
        let principal = principal.map(|principal| by(&principal.value, holds));
        clauses.map(|clause| clause.to_string()).chain(principal).map(Sentence::Plain).collect()
    }
}

fn by(principal: &Principal, is_named: bool) -> String {
    let names: Vec<Cow<'_, str>> = principal.names.iter().map(|name| quoted(name)).collect();
    match (is_named, names.as_slice()) {
        (true, _) => format!("by {}", names.join(" or ")),
        (false, [only]) => format!("not by {only}"),
        (false, _) => format!("by neither {}", names.join(" nor ")),
    }
}

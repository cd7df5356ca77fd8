use std::collections::BTreeMap;

use crate::analysis::prove::action_name::{best_name, has_name};
use crate::analysis::prove::budget::{Budget, Spent};
use crate::analysis::prove::cube::{Cube, Literal};
use crate::analysis::prove::selection::Selection;
use crate::analysis::prove::space::Space;

/// Actions that nobody names and that no wildcard tells apart.
#[derive(Clone, Debug)]
pub(crate) struct NameClass<'c, 'd> {
    pub(crate) names: Selection<'c, 'd>,
    /// One of them.
    pub(crate) name: String,
}

impl<'c, 'd> NameClass<'c, 'd> {
    /// The classes that some cubes tell apart; none where no wildcard is.
    pub(crate) fn all(
        cubes: impl Iterator<Item = &'c Cube<'d>>,
        space: &Space<'d>,
        budget: &mut Budget,
    ) -> Result<Vec<Self>, Spent>
    where
        'd: 'c,
    {
        let start = space.other_action().map(|_| Selection::default());
        let mut selections: Vec<Selection<'c, 'd>> = start.into_iter().collect();
        for literal in patterns(cubes) {
            let mut finer = Vec::new();
            for selection in selections {
                budget.spend(1)?;
                for holds in [true, false] {
                    let mut part = selection.clone();
                    if part.select(&literal.texts, holds) && has_name(&part, space, budget)? {
                        finer.push(part);
                    }
                }
            }
            selections = finer;
        }
        let class = |names: Selection<'c, 'd>, name: Option<String>| name.map(|name| Self { names, name });
        let classes = selections.into_iter().map(|names| Ok(class(names.clone(), best_name(&names, space, budget)?)));
        Ok(classes.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }
}

/// What cubes ask of names, each pattern once.
fn patterns<'c, 'd: 'c>(cubes: impl Iterator<Item = &'c Cube<'d>>) -> impl Iterator<Item = &'c Literal<'d>> {
    let literals = cubes.flat_map(|cube| &cube.names).map(|literal| (literal.texts.pattern(), literal));
    literals.collect::<BTreeMap<_, _>>().into_values()
}

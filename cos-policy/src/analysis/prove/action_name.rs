use std::borrow::Cow;

use crate::action;

use super::budget::{Budget, Spent};
use super::selection::Selection;
use super::space::Space;
use super::texts::{Kind, Role, Texts, shortest};

/// Actions of COS, of another product, and of any: every action has a colon.
const SERVICES: [&str; 3] = ["name/cos:*", "name/product:*", "name/*:*"];

/// The best name of an action that nobody names: one of COS if nothing is said of the product, and then the shortest.
pub(super) fn best_name(
    names: &Selection<'_, '_>,
    space: &Space<'_>,
    budget: &mut Budget,
) -> Result<Option<String>, Spent> {
    if !names.within.is_empty() {
        return shortest_name(names, space, budget);
    }
    for service in SERVICES.map(|service| Texts::new(Cow::Borrowed(service))) {
        let mut names = names.clone();
        if names.select(&service, true) {
            if let Some(name) = shortest_name(&names, space, budget)? {
                return Ok(Some(name));
            }
        }
    }
    Ok(None)
}

/// Whether there is a name. A pattern that no other covers matches endlessly many.
pub(super) fn has_name(names: &Selection<'_, '_>, space: &Space<'_>, budget: &mut Budget) -> Result<bool, Spent> {
    Ok(names.within.len() < 2 || best_name(names, space, budget)?.is_some())
}

/// Where looking for it takes too long, one that is not the shortest.
fn shortest_name(names: &Selection<'_, '_>, space: &Space<'_>, budget: &mut Budget) -> Result<Option<String>, Spent> {
    let taken: Vec<Texts<'_>> =
        named(space).filter(|name| names.has(name)).map(|name| Texts::Is(Cow::Borrowed(name))).collect();
    let outside: Vec<&Texts<'_>> = names.outside.iter().copied().chain(&taken).collect();
    let mut others = names.some().take(taken.len() + 1).filter(|name| !taken.iter().any(|taken| taken.contains(name)));
    let find = |budget: &mut Budget| shortest(&names.within, &outside, Kind::Any, Role::Object, budget);
    match others.next() {
        None => find(budget),
        Some(other) => Ok(budget.with_part(find).unwrap_or(Some(other))),
    }
}

fn named<'s>(space: &'s Space<'_>) -> impl Iterator<Item = &'s str> {
    action::catalogue().iter().map(|entry| entry.spelled()).chain(space.named_actions.iter().copied())
}

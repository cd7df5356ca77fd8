use std::collections::BTreeMap;
use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::action::{self, Access, Level};
use crate::document::Document;

use super::budget::{Budget, Spent};
use super::difference::Rest;
use super::example::{Example, of_each_action};
use super::space::Space;
use super::witness::Witness;

/// Requests that are permitted on one side and not on the other, for one reason: some actions in one place, with an example.
///
/// In serde it is `{"actions", "place", "certain", "witness"}`.
#[derive(Clone, Debug)]
pub struct Change {
    actions: Vec<String>,
    place: String,
    is_certain: bool,
    witness: Witness,
}

impl Change {
    /// The actions, in the canonical spelling.
    pub fn actions(&self) -> impl Iterator<Item = &str> {
        self.actions.iter().map(String::as_str)
    }

    /// Where: the row of a table, or the statement.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Whether it is so however that is settled which no document settles.
    #[must_use]
    pub const fn is_certain(&self) -> bool {
        self.is_certain
    }

    /// A request of the first of the actions that shows it.
    #[must_use]
    pub const fn witness(&self) -> &Witness {
        &self.witness
    }
}

impl Serialize for Change {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut change = serializer.serialize_struct("Change", 4)?;
        change.serialize_field("actions", &self.actions)?;
        change.serialize_field("place", &self.place)?;
        change.serialize_field("certain", &self.is_certain)?;
        change.serialize_field("witness", &self.witness)?;
        change.end()
    }
}

/// The best example of every action in every place.
#[derive(Debug)]
pub(super) struct Examples<P>(BTreeMap<(P, usize), Example>);

impl<P> Default for Examples<P> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<P: Copy + Ord> Examples<P> {
    pub(super) fn add(
        &mut self,
        place: impl Fn(&Example) -> P,
        rest: &Rest<'_, '_>,
        space: &Space<'_>,
        budget: &mut Budget,
    ) -> Result<(), Spent> {
        for (action, example) in of_each_action(rest, space, budget)? {
            let at = (place(&example), action);
            if self.0.get(&at).is_none_or(|best| example.is_better(best)) {
                self.0.insert(at, example);
            }
        }
        Ok(())
    }

    /// Those that are not in another collection.
    pub(super) fn without(mut self, other: &Self) -> Self {
        self.0.retain(|at, _| !other.0.contains_key(at));
        self
    }

    /// Adds those of another collection that are better, or new.
    pub(super) fn append(&mut self, other: Self) {
        for (at, example) in other.0 {
            if self.0.get(&at).is_none_or(|best| example.is_better(best)) {
                self.0.insert(at, example);
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As changes, where actions with like examples stand together.
    pub(super) fn into_changes(
        self,
        is_certain: bool,
        documents: &[&Document],
        name: impl Fn(P) -> String,
    ) -> Vec<Change> {
        let mut groups: Vec<(P, Example, Vec<String>)> = Vec::new();
        let mut examples: Vec<((P, usize), Example)> = self.0.into_iter().collect();
        examples.sort_by_key(|((place, action), _)| (*place, danger(*action)));
        for ((place, _), example) in examples {
            let action = example.request.action().to_owned();
            let is_alike = |(other, first, _): &&mut (P, Example, Vec<String>)| {
                *other == place && first.request.is_alike(&example.request)
            };
            match groups.iter_mut().find(is_alike) {
                Some((_, _, actions)) => actions.push(action),
                None => groups.push((place, example, vec![action])),
            }
        }
        let change = |(place, example, actions)| Change {
            actions,
            place: name(place),
            is_certain,
            witness: Witness::new(example, documents),
        };
        groups.into_iter().map(change).collect()
    }
}

/// Which action a reader should see first: those that destroy, then those that take over, then those that write; and short
/// names before long ones.
fn danger(action: usize) -> (u8, usize) {
    let Some(entry) = action::catalogue().get(action) else { return (u8::MAX, 0) };
    let rank = match entry.access() {
        _ if entry.level() == Level::Vector => 6,
        Access::Delete => 0,
        Access::Permission => 1,
        Access::Configuration => 2,
        Access::Write => 3,
        Access::Read => 4,
        Access::List => 5,
    };
    (rank, entry.name().len())
}

/// Changes as lines of aligned columns.
pub(super) struct Table<'a>(pub(super) &'a [Change]);

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<[String; 4]> = self.0.iter().map(Change::columns).collect();
        let width =
            |column: usize| lines.iter().map(|line| line.get(column).map_or(0, |cell| cell.chars().count())).max();
        let [a, b, c] = [0, 1, 2].map(|column| width(column).unwrap_or_default());
        for [place, actions, example, why] in &lines {
            writeln!(f, "  {place:a$}  {actions:b$}  {example:c$}  {why}")?;
        }
        Ok(())
    }
}

impl Change {
    fn columns(&self) -> [String; 4] {
        let decision = self.witness.decisions().last().unwrap_or_default();
        let decision = decision.strip_prefix("allow: ").unwrap_or(decision);
        let doubt = if self.is_certain { "" } else { "perhaps: " };
        [self.place.clone(), self.names(), self.witness.example(), format!("{doubt}{decision}")]
    }

    /// The actions without what they all begin with, the first of many.
    fn names(&self) -> String {
        const SHOWN: usize = 2;
        let bare = |name: &String| name.strip_prefix("name/cos:").unwrap_or(name).to_owned();
        let shown: Vec<String> = self.actions.iter().take(SHOWN).map(bare).collect();
        match self.actions.len().checked_sub(SHOWN) {
            None | Some(0) => shown.join(", "),
            Some(more) => format!("{} and {more} more", shown.join(", ")),
        }
    }
}

use std::fmt;

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::analysis::matrix::markdown::{code, plain};

use super::witness::Witness;

mod classes;
mod examples;
mod teller;

pub(super) use examples::Examples;
pub(super) use teller::Teller;

/// Requests that are permitted on one side and not on the other, for one reason: some actions in one place, with an example.
/// Each of the actions can do what the example shows, by the same statements.
///
/// In serde it is `{"actions", "place", "certain", "witness"}`.
#[derive(Clone, Debug)]
pub struct Change {
    actions: Vec<String>,
    place: String,
    is_certain: bool,
    witness: Witness,
    /// What a reader is told of the actions and of the witness, and why it is so.
    names: Vec<String>,
    example: String,
    why: String,
}

impl Change {
    /// The actions, in the canonical spelling. For those that a wildcard reaches and no list has stands a made-up name.
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

/// Changes as the rows of a table in Markdown.
pub(super) struct MarkdownTable<'a>(pub(super) &'a [Change]);

impl fmt::Display for MarkdownTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| Where | Actions | For example | Why |\n| --- | --- | --- | --- |")?;
        for [place, actions, example, why] in self.0.iter().map(Change::columns) {
            writeln!(f, "| {} | {} | {} | {} |", code(&place), plain(&actions), code(&example), plain(&why))?;
        }
        Ok(())
    }
}

impl Change {
    fn columns(&self) -> [String; 4] {
        [self.place.clone(), self.first_names(), self.example.clone(), self.why.clone()]
    }

    /// The first of many actions.
    fn first_names(&self) -> String {
        const SHOWN: usize = 2;
        let shown: Vec<&str> = self.names.iter().take(SHOWN).map(String::as_str).collect();
        match self.names.len().checked_sub(SHOWN) {
            None | Some(0) => shown.join(", "),
            Some(more) => format!("{} and {more} more", shown.join(", ")),
        }
    }
}

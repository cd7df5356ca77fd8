use std::fmt;

use serde::Serialize;

use crate::analysis::scenarios::Scenarios;
use crate::document::{Clause, Document};

use super::budget::{Budget, Spent};
use super::change::{Change, Examples, Table, Teller};
use super::naming::Naming;
use super::space::Space;

mod answers;
mod intention;
mod limited;
mod names;
mod spot;

use answers::Answers;
use intention::Intention;
use names::Names;

/// What a policy grants is not what is intended.
///
/// Printed, it is a table: for each place and for each set of actions that differ alike and for the same reason an example,
/// and why. What nobody documents is a *perhaps*. Places and examples name their bucket where the table speaks of several, and
/// examples in any other bucket do.
///
/// In serde it is `{"beyond", "missing", "shadowed", "complete"}`.
#[derive(Clone, Debug, Serialize)]
pub struct Mismatch {
    beyond: Vec<Change>,
    missing: Vec<Change>,
    shadowed: Vec<String>,
    complete: bool,
}

impl Mismatch {
    /// What is granted beyond the intention. The places are rows of the table, `elsewhere` in its buckets, `other buckets` and
    /// `the account`.
    #[must_use]
    pub fn beyond(&self) -> &[Change] {
        &self.beyond
    }

    /// What is intended and not granted. The places are rows of the table.
    #[must_use]
    pub fn missing(&self) -> &[Change] {
        &self.missing
    }

    /// Rows of the table that decide nothing, since rows before them match whatever they do.
    pub fn shadowed(&self) -> impl Iterator<Item = &str> {
        self.shadowed.iter().map(String::as_str)
    }

    /// Whether everything was compared; where it was not, the budget of steps was spent.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.complete
    }
}

impl std::error::Error for Mismatch {}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the policy does not grant what is intended")?;
        for (title, changes) in
            [("granted beyond the intention", &self.beyond), ("intended, but not granted", &self.missing)]
        {
            if !changes.is_empty() {
                write!(f, "\n{title}\n{}", Table(changes).to_string().trim_end())?;
            }
        }
        for row in &self.shadowed {
            write!(f, "\nthe row `{row}` decides nothing: the rows before it match whatever it does")?;
        }
        if !self.complete {
            f.write_str("\nundecided: the budget was spent before every request was looked at")?;
        }
        Ok(())
    }
}

impl Document {
    /// Whether the document grants what is intended, no more and no less, for every request there can be.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] lists every difference, both ways, with an example each. What may be a difference, as far as any document
    /// of Tencent's says, is one.
    pub fn grants_exactly(&self, intended: &Scenarios) -> Result<(), Mismatch> {
        compare(self, intended, true, true)
    }

    /// Whether the document grants nothing beyond what is intended.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] lists what it grants beyond, with an example each.
    pub fn grants_at_most(&self, intended: &Scenarios) -> Result<(), Mismatch> {
        compare(self, intended, true, false)
    }

    /// Whether the document grants all that is intended.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] lists what it does not grant, with an example each.
    pub fn grants_at_least(&self, intended: &Scenarios) -> Result<(), Mismatch> {
        compare(self, intended, false, true)
    }
}

fn compare(document: &Document, intended: &Scenarios, at_most: bool, at_least: bool) -> Result<(), Mismatch> {
    let https = intended.https_only.then(https_only);
    let compared = differences(document, intended, https.as_ref(), at_most, at_least);
    let mismatch = compared.unwrap_or_else(|Spent| Mismatch {
        beyond: Vec::new(),
        missing: Vec::new(),
        shadowed: Vec::new(),
        complete: false,
    });
    let differs = !(mismatch.beyond.is_empty() && mismatch.missing.is_empty() && mismatch.shadowed.is_empty());
    if differs || !mismatch.complete { Err(mismatch) } else { Ok(()) }
}

/// A document with the condition that narrows a whole table to HTTPS.
fn https_only() -> Document {
    Document::of_canonical(
        r#"{"version":"2.0","statement":[{"effect":"allow","action":["*"],"resource":["*"],"condition":{"bool_equal":{"cos:secure-transport":"true"}}}]}"#,
    )
}

fn differences(
    document: &Document,
    intended: &Scenarios,
    https: Option<&Document>,
    at_most: bool,
    at_least: bool,
) -> Result<Mismatch, Spent> {
    let mut budget = Budget::new();
    let budget = &mut budget;
    let assumed: Vec<&Clause> =
        https.iter().flat_map(|https| &https.statements).flat_map(|statement| &statement.clauses).collect();
    let documents: Vec<&Document> = [document].into_iter().chain(https).collect();
    let mut space = Space::new(&documents, &intended.rows, budget)?;
    let answers = Answers::new(document, &mut space, budget)?;
    let intention = Intention::new(&intended.rows, &assumed, &mut space, budget)?;
    let naming = Naming::of_table(&intended.rows);
    let teller = Teller { documents: &[(document, "")], naming: &naming.beside(document) };
    let names = Names::new(&intention, &naming, &space);
    let list = |certain, doubtful| teller.changes(certain, doubtful, |spot, action| names.of(spot, action));

    let (mut beyond, mut missing) = (Vec::new(), Vec::new());
    if at_most {
        let certain = intention.beyond(&answers.allowed(), &Examples::default(), &space, budget)?;
        let doubtful = intention.beyond(&answers.unknown(), &certain, &space, budget)?;
        beyond = list(certain, doubtful);
    }
    if at_least {
        let certain = intention.missing(&answers, &space, budget)?;
        let doubtful = intention.permitted(&answers.unknown(), &space, budget)?;
        missing = list(certain, doubtful);
    }
    let shadowed = intention.shadowed(&space, budget)?;
    let shadowed = shadowed.into_iter().map(|row| row.name(|bucket| naming.told(bucket))).collect();
    Ok(Mismatch { beyond, missing, shadowed, complete: true })
}

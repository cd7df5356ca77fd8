use std::fmt;

use serde::Serialize;

use crate::analysis::scenarios::Scenarios;
use crate::document::Document;

use super::budget::{Budget, Spent};
use super::change::{Change, Table};

mod answers;
mod comparison;
mod intention;
mod limited;
mod names;
mod spot;

use answers::Answers;
use comparison::Comparison;

/// What a policy grants, or what two policies both do, is not what is intended.
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
    /// Whether it is about what two documents both permit.
    #[serde(skip)]
    is_shared: bool,
}

impl Mismatch {
    const fn undecided() -> Self {
        Self { beyond: Vec::new(), missing: Vec::new(), shadowed: Vec::new(), complete: false, is_shared: false }
    }

    /// What is granted beyond the intention; of two documents, what both grant. The places are rows of the table, `elsewhere` in its buckets, `other buckets` and
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
        let (title, beyond) = match self.is_shared {
            false => ("the policy does not grant what is intended", "granted beyond the intention"),
            true => ("the two share more than is intended", "granted by both beyond the intention"),
        };
        f.write_str(title)?;
        for (title, changes) in [(beyond, &self.beyond), ("intended, but not granted", &self.missing)] {
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
        grants(self, intended, (true, true))
    }

    /// Whether the document grants nothing beyond what is intended.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] lists what it grants beyond, with an example each.
    pub fn grants_at_most(&self, intended: &Scenarios) -> Result<(), Mismatch> {
        grants(self, intended, (true, false))
    }

    /// Whether the document grants all that is intended.
    ///
    /// # Errors
    ///
    /// [`Mismatch`] lists what it does not grant, with an example each.
    pub fn grants_at_least(&self, intended: &Scenarios) -> Result<(), Mismatch> {
        grants(self, intended, (false, true))
    }

    /// Whether what this document and another one both grant is intended: what two users may share.
    ///
    /// ```
    /// use cos_policy::{Bucket, Policy, Region, Segment, policy, scenarios};
    ///
    /// fn files(bucket: &Bucket, user: &Segment) -> Policy {
    ///     policy! {
    ///         in bucket;
    ///         allow GetObject on "app/files/*";
    ///         allow PutObject on "app/files/{user}/*";
    ///     }
    /// }
    ///
    /// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    /// let [alice, bob] = ["alice", "bob"].map(|name| Segment::parse(name).map(|user| files(&bucket, &user).document()));
    /// let sharing = scenarios! {
    ///     in bucket;
    ///                      GetObject;
    ///     "app/files/*" => yes;
    /// };
    /// assert!(alice?.shares_at_most(&bob?, &sharing).is_ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`Mismatch`] lists what both grant beyond, with an example each.
    pub fn shares_at_most(&self, other: &Self, sharing: &Scenarios) -> Result<(), Mismatch> {
        shares(self, other, sharing)
    }
}

/// Asks a question of a table, whose *yes* a document may narrow.
fn compare(
    intended: &Scenarios,
    is_shared: bool,
    ask: impl FnOnce(Option<&Document>, &mut Budget) -> Result<Mismatch, Spent>,
) -> Result<(), Mismatch> {
    let https = intended.https_only.then(https_only);
    let compared = ask(https.as_ref(), &mut Budget::new());
    let mismatch = Mismatch { is_shared, ..compared.unwrap_or_else(|Spent| Mismatch::undecided()) };
    let differs = !(mismatch.beyond.is_empty() && mismatch.missing.is_empty() && mismatch.shadowed.is_empty());
    if differs || !mismatch.complete { Err(mismatch) } else { Ok(()) }
}

/// A document with the condition that narrows a whole table to HTTPS.
fn https_only() -> Document {
    Document::of_canonical(
        r#"{"version":"2.0","statement":[{"effect":"allow","action":["*"],"resource":["*"],"condition":{"bool_equal":{"cos:secure-transport":"true"}}}]}"#,
    )
}

/// What a document grants beyond a table, and what of it it does not grant.
fn grants(document: &Document, intended: &Scenarios, (at_most, at_least): (bool, bool)) -> Result<(), Mismatch> {
    compare(intended, false, |https, budget| {
        let mut space = Comparison::space(&[document], intended, https, budget)?;
        let answers = Answers::new(document, &mut space, budget)?;
        let comparison = Comparison::new(vec![(document, "")], intended, https, space, budget)?;
        let (mut beyond, mut missing) = (Vec::new(), Vec::new());
        if at_most {
            beyond = comparison.beyond(&answers.allowed(), &answers.unknown(), budget)?;
        }
        if at_least {
            missing = comparison.missing(&answers, budget)?;
        }
        comparison.mismatch(beyond, missing, budget)
    })
}

/// What two documents both grant beyond a table.
fn shares(one: &Document, other: &Document, sharing: &Scenarios) -> Result<(), Mismatch> {
    compare(sharing, true, |https, budget| {
        let mut space = Comparison::space(&[one, other], sharing, https, budget)?;
        let answers = Answers::new(one, &mut space, budget)?;
        let others = Answers::new(other, &mut space, budget)?;
        let comparison = Comparison::new(vec![(one, "one"), (other, "other")], sharing, https, space, budget)?;
        let beyond =
            comparison.beyond(&answers.allowed_by_both(&others), &answers.perhaps_allowed_by_both(&others), budget)?;
        comparison.mismatch(beyond, Vec::new(), budget)
    })
}

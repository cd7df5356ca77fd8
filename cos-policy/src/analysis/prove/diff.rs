use std::fmt;

use serde::Serialize;

use crate::analysis::decide::Cause;
use crate::document::Document;

use super::budget::{Budget, Halt, Spent};
use super::change::{Change, Examples, Table};
use super::example::Example;
use super::side::{Role, Side, missing};
use super::space::Space;
use super::verdict::Unsettled;

/// What a change of a policy grants and takes away.
///
/// Printed, it is a table; nothing for no change. In serde it is `{"granted", "taken"}`.
#[derive(Clone, Debug, Serialize)]
pub struct Diff {
    granted: Vec<Change>,
    taken: Vec<Change>,
}

impl Diff {
    /// What the new policy permits and the old one does not; the places are statements of the new one.
    #[must_use]
    pub fn granted(&self) -> &[Change] {
        &self.granted
    }

    /// What the old policy permits and the new one does not; the places are statements of the old one.
    #[must_use]
    pub fn taken(&self) -> &[Change] {
        &self.taken
    }

    /// Whether both permit the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.granted.is_empty() && self.taken.is_empty()
    }
}

/// Lists what a change grants and takes away: for each statement that permits something which the other document does not,
/// and for each reason why that one does not, the actions with an example.
///
/// ```
/// use cos_policy::analysis::diff;
/// use cos_policy::{policy, Bucket, Region};
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let old = policy! { in bucket; allow GetObject, PutObject on "photos/alice/*"; }.document();
/// let new = policy! { in bucket; allow GetObject on "photos/*"; }.document();
/// let diff = diff(&old, &new).unwrap();
/// assert_eq!(
///     diff.to_string(),
///     "granted
///   statement[0]  GetObject  photos/a  implicit_deny: statement[0] would allow the action, but not on \
///      qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/photos/a
/// taken
///   statement[0]  PutObject  photos/alice/a  implicit_deny: no statement allows name/cos:PutObject
/// ",
/// );
/// # Ok::<(), cos_policy::BucketError>(())
/// ```
///
/// # Errors
///
/// [`Unsettled::Budget`] where there is too much to compare.
pub fn diff(old: &Document, new: &Document) -> Result<Diff, Unsettled> {
    let mut budget = Budget::new();
    let mut changes = |permits, refuses| changes(permits, refuses, &mut budget).map_err(|Spent| Unsettled::Budget);
    Ok(Diff { granted: changes(new, old)?, taken: changes(old, new)? })
}

/// What one document permits and the other does not.
fn changes(permits: &Document, refuses: &Document, budget: &mut Budget) -> Result<Vec<Change>, Spent> {
    let mut space = Space::new(&[permits, refuses], &[], budget)?;
    let sides = (Side::symbolic(permits, &mut space, budget)?, Side::symbolic(refuses, &mut space, budget)?);
    let possible = examples(&sides, refuses, &space, budget)?;
    let place = |(statement, _): (usize, Cause)| format!("statement[{statement}]");
    if !space.has_symbols() {
        return Ok(possible.into_changes(true, &[permits, refuses], place));
    }
    let permitting = Side::certain(permits, Role::Permits, &mut space, budget)?;
    let refusing = Side::certain(refuses, Role::Refuses, &mut space, budget)?;
    let certain = examples(&(permitting, refusing), refuses, &space, budget)?;
    let mut doubtful = possible.without(&certain).into_changes(false, &[permits, refuses], place);
    let mut changes = certain.into_changes(true, &[permits, refuses], place);
    changes.append(&mut doubtful);
    Ok(changes)
}

fn examples(
    (permits, refuses): &(Side<'_>, Side<'_>),
    refusing: &Document,
    space: &Space<'_>,
    budget: &mut Budget,
) -> Result<Examples<(usize, Cause)>, Spent> {
    let mut examples = Examples::default();
    let found = missing(permits, refuses, space, budget, &mut |rest, budget| {
        let place = |example: &Example| (rest.statement, refusing.decide(&example.request).cause());
        Ok(examples.add(place, &rest, space, budget)?)
    });
    found.map_err(|_: Halt| Spent)?;
    Ok(examples)
}

impl fmt::Display for Diff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (title, changes) in [("granted", &self.granted), ("taken", &self.taken)] {
            if !changes.is_empty() {
                write!(f, "{title}\n{}", Table(changes))?;
            }
        }
        Ok(())
    }
}

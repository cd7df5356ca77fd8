use std::fmt;

use serde::Serialize;

use crate::document::Document;

use super::budget::{Budget, Halt, Spent};
use super::change::{Change, Examples, MarkdownTable, Table, Teller};
use super::cube::Cube;
use super::difference::{Each, Rest, difference};
use super::example::Example;
use super::naming::Naming;
use super::side::{Role, Side, missing};
use super::space::Space;
use super::verdict::Unsettled;

/// What a change of a policy grants and takes away.
///
/// Printed, it is a table, in which *before* and *now* say which policy a reason is about; nothing for no change. In serde it
/// is `{"granted", "taken"}`.
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

    /// What is printed, as tables in the Markdown of GitHub, for a comment of a review. What comes from the documents stands in
    /// code spans or is escaped; nothing for no change.
    ///
    /// ```
    /// use cos_policy::analysis::diff;
    /// use cos_policy::{policy, Bucket, Region};
    ///
    /// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
    /// let old = policy! { in bucket; allow GetObject on "photos/*"; }.document();
    /// let new = policy! { in bucket; allow GetObject, PutObject on "photos/*"; }.document();
    /// assert_eq!(
    ///     diff(&old, &new)?.to_markdown(),
    ///     r"**Granted**
    ///
    /// | Where | Actions | For example | Why |
    /// | --- | --- | --- | --- |
    /// | `statement[0]` | PutObject | `photos/a` | before\: no statement allows it |
    /// ",
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let parts = [("Granted", &self.granted), ("Taken", &self.taken)];
        let parts = parts.into_iter().filter(|(_, changes)| !changes.is_empty());
        let tables: Vec<String> =
            parts.map(|(title, changes)| format!("**{title}**\n\n{}", MarkdownTable(changes))).collect();
        tables.join("\n")
    }
}

/// Lists what a change grants and takes away: for each statement that permits something which the other document does not,
/// and for each reason why that one does not, the actions with an example. What a client can send comes first.
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
///   statement[0]  GetObject  photos/a  before: statement[0] would allow it, but not on this resource
/// taken
///   statement[0]  PutObject  photos/alice/a  now: no statement allows it
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
    let naming = Naming::of_documents(&[old, new]);
    let (old, new) = ((old, "before"), (new, "now"));
    let mut changes = |permits, refuses| {
        let teller = Teller { documents: &[permits, refuses], naming: &naming };
        changes(permits.0, refuses.0, &teller, &mut budget).map_err(|Spent| Unsettled::Budget)
    };
    Ok(Diff { granted: changes(new, old)?, taken: changes(old, new)? })
}

/// What one document permits and the other does not.
fn changes(
    permits: &Document,
    refuses: &Document,
    teller: &Teller<'_>,
    budget: &mut Budget,
) -> Result<Vec<Change>, Spent> {
    let mut space = Space::new(&[permits, refuses], &[], budget)?;
    let possible = (Side::symbolic(permits, &mut space, budget)?, Side::symbolic(refuses, &mut space, budget)?);
    let place = |rest: &Rest<'_, '_>| {
        let statement = rest.statement;
        move |example: &Example| (statement, refuses.decide(&example.request).cause())
    };
    let (mut settled, mut doubtful) = (Examples::default(), Examples::default());
    // Without a symbol what is possible is certain.
    let certain = match space.has_symbols() {
        false => None,
        true => Some((
            Side::certain(permits, Role::Permits, &mut space, budget)?,
            Side::certain(refuses, Role::Refuses, &mut space, budget)?,
        )),
    };
    let (first, second) = certain.as_ref().unwrap_or(&possible);
    let found = missing(first, second, &space, budget, &mut |rest, budget| {
        Ok(settled.add(place(&rest), &rest, &space, budget)?)
    });
    found.map_err(|_: Halt| Spent)?;
    if let Some(certain) = &certain {
        let found = missing(&possible.0, &possible.1, &space, budget, &mut |rest, budget| {
            uncertain(&rest, certain, &space, budget, &mut |rest, budget| {
                Ok(doubtful.add(place(&rest), &rest, &space, budget)?)
            })
        });
        found.map_err(|_: Halt| Spent)?;
    }
    Ok(teller.changes(settled, doubtful, |(statement, _), _| format!("statement[{statement}]")))
}

/// What of a rest the first side does not permit for certain, or the second one does not refuse for certain.
fn uncertain<'c, 'd>(
    rest: &Rest<'c, 'd>,
    (permits, refuses): &'c (Side<'d>, Side<'d>),
    space: &Space<'d>,
    budget: &mut Budget,
    each: &mut Each<'_, 'c, 'd>,
) -> Result<(), Halt> {
    let allows: Vec<&Cube<'d>> = permits.allows.iter().collect();
    difference(space, Some(rest.clone()), &allows, budget, each)?;
    for deny in &permits.denies {
        difference(space, rest.clone().and(deny), &[], budget, each)?;
    }
    let denies: Vec<&Cube<'d>> = refuses.denies.iter().collect();
    for allow in &refuses.allows {
        difference(space, rest.clone().and(allow), &denies, budget, each)?;
    }
    Ok(())
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

use std::fmt;

use serde::ser::Error;
use serde::{Serialize, Serializer};

use crate::action::{Actions, Ordinary};
use crate::deliberate::Reason;
use crate::effect::{Allow, Deny};

use super::builder::{Deniable, StatementBuilder, WantsResource};
use super::draft::Draft;
use super::guard::Guard;
use super::text;

/// One statement: an effect, actions, resources, and the conditions that must all hold.
///
/// ```
/// use cos_policy::{action, key, Bucket, Policy, Region, Segment, Statement};
///
/// fn reads(bucket: &Bucket, user: &Segment) -> Statement {
///     Statement::allow(action::DOWNLOAD).on(bucket.at(key!("app/files/{user}/*"))).build()
/// }
///
/// let bucket = Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000")?;
/// let users = [Segment::parse("alice")?, Segment::parse("bob")?];
/// let policy = Policy::from_statements(users.iter().map(|user| reads(&bucket, user)));
/// assert_eq!(policy.map(|policy| policy.into_iter().count()), Some(2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Statement {
    // INVARIANT: a canonical statement.
    pub(super) text: String,
    pub(super) reasons: Vec<Reason>,
    /// The guards of the policy it comes from, which follow it into another.
    pub(super) guards: Vec<Guard>,
    /// Whether one of them made it.
    pub(super) is_guard: bool,
}

impl Statement {
    /// Starts a statement that allows actions.
    pub fn allow<A: Actions>(actions: A) -> StatementBuilder<Self, Allow, A::List, WantsResource>
    where
        A::Known: Ordinary,
    {
        StatementBuilder::allowing(Box::new(Draft::of_statement()), actions)
    }

    /// Starts a statement that denies actions.
    pub fn deny<A: Deniable>(actions: A) -> StatementBuilder<Self, Deny, A::List, WantsResource> {
        StatementBuilder::denying(Box::new(Draft::of_statement()), actions)
    }

    /// The canonical JSON.
    #[must_use]
    pub fn as_json(&self) -> &str {
        &self.text
    }

    /// Why what is dangerous in it is meant.
    pub fn reasons(&self) -> impl Iterator<Item = &str> {
        self.reasons.iter().map(AsRef::as_ref)
    }
}

impl IntoIterator for Statement {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    /// Itself, so that `..statement;` stands in [`policy!`](crate::policy!).
    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}

impl PartialEq for Statement {
    /// Reasons do not count.
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Statement {}

impl fmt::Display for Statement {
    /// The canonical JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Serialize for Statement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match text::read(&self.text).first() {
            Some(statement) => statement.serialize(serializer),
            None => Err(S::Error::custom("no statement")),
        }
    }
}

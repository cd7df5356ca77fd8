use std::fmt;

use serde::{Serialize, Serializer};

use crate::action::ActionSet;
use crate::condition::{Clause, Conditions};
use crate::deliberate::Reason;
use crate::effect::{Allow, Deny, Effect};
use crate::nonempty::NonEmpty;
use crate::resource::Resource;

use crate::action::{Actions, Ordinary};

use super::builder::{Deniable, StatementBuilder, WantsResource};
use super::guard::{Draft, Guard};
use super::write;

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
/// assert_eq!(policy.map(|policy| policy.statements().len()), Some(2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Statement {
    pub(super) effect: Effect,
    pub(super) actions: ActionList,
    pub(super) resources: NonEmpty<Resource>,
    pub(super) conditions: Conditions,
    pub(super) reasons: Vec<Reason>,
    pub(super) guard: Option<Guard>,
}

/// The actions of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ActionList {
    /// Every action, those that no list names included; in a deny only.
    All,
    /// These.
    Listed(ActionSet),
}

impl Statement {
    /// Starts a statement that allows actions.
    #[must_use = "a statement needs a resource: call `.on(..)`"]
    pub fn allow<A: Actions>(actions: A) -> StatementBuilder<Self, Allow, A::List, WantsResource>
    where
        A::Known: Ordinary,
    {
        StatementBuilder::allowing(Draft::default(), actions)
    }

    /// Starts a statement that denies actions.
    #[must_use = "a statement needs a resource: call `.on(..)`"]
    pub fn deny<A: Deniable>(actions: A) -> StatementBuilder<Self, Deny, A::List, WantsResource> {
        StatementBuilder::denying(Draft::default(), actions)
    }

    /// Whether it allows or denies.
    #[must_use]
    pub const fn effect(&self) -> Effect {
        self.effect
    }

    /// The actions.
    #[must_use]
    pub const fn actions(&self) -> ActionList {
        self.actions
    }

    /// The resources, as written; there is at least one.
    pub fn resources(&self) -> impl Iterator<Item = &Resource> {
        self.resources.iter()
    }

    /// The conditions, all of which must hold.
    #[must_use]
    pub fn conditions(&self) -> &[Clause] {
        self.conditions.as_slice()
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
        self.effect == other.effect
            && self.actions == other.actions
            && self.resources == other.resources
            && self.conditions == other.conditions
    }
}

impl Eq for Statement {}

impl fmt::Display for Statement {
    /// The canonical JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&write::statement(self))
    }
}

impl Serialize for Statement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::serialize(self, serializer)
    }
}

use std::marker::PhantomData;

use crate::action::{Actions, Ordinary};
use crate::effect::{Allow, Deny};
use crate::sealed::Sealed;

use super::Policy;
use super::builder::{Deniable, StatementBuilder, Target, WantsResource};
use super::draft::Draft;
use super::statement::Statement;

/// A policy that several expressions write in turn, each a statement. [`policy!`](crate::policy!) expands to it, so that
/// no builder is handed from one to the next.
#[derive(Clone, Debug)]
#[must_use = "a policy is finished by `.build()`"]
pub struct InPlace {
    draft: Draft,
}

/// A statement of a policy [in place](InPlace).
#[derive(Clone, Copy, Debug)]
pub struct Place<'d>(PhantomData<&'d mut InPlace>);

impl InPlace {
    #[inline]
    pub(crate) fn start() -> Self {
        Self { draft: Draft::of_policy() }
    }

    /// Starts a statement that allows actions.
    #[inline]
    pub fn allow<A: Actions>(&mut self, actions: A) -> StatementBuilder<Place<'_>, Allow, A::List, WantsResource>
    where
        A::Known: Ordinary,
    {
        StatementBuilder::allowing(&mut self.draft, actions)
    }

    /// Starts a statement that denies actions.
    #[inline]
    pub fn deny<A: Deniable>(&mut self, actions: A) -> StatementBuilder<Place<'_>, Deny, A::List, WantsResource> {
        StatementBuilder::denying(&mut self.draft, actions)
    }

    /// Adds statements made elsewhere.
    pub fn with(&mut self, statements: impl IntoIterator<Item = Statement>) {
        self.draft.extend(statements);
    }

    /// Ends the policy.
    #[inline]
    #[must_use]
    pub fn build(mut self) -> Policy {
        Policy::of_draft(&mut self.draft)
    }
}

impl Sealed for Place<'_> {}

impl<'d> Target for Place<'d> {
    type Built = ();
    type Draft = &'d mut Draft;

    fn build(_: &'d mut Draft) {}
}

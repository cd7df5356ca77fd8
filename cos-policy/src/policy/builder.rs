//! The states of a policy that is being written.
//!
//! [`Policy::builder`] gives a [`PolicyBuilder`], `allow` and `deny` give a [`StatementBuilder`], `on` gives it a
//! resource, and `build` ends the policy. Each state says what is missing, so that it can be named in a signature.

use std::borrow::BorrowMut;
use std::marker::PhantomData;

use crate::action::{Actions, AllActions, Items, Ordinary};
use crate::condition::key::{CarriedBy, Key};
use crate::condition::{Condition, Form};
use crate::deliberate::Reason;
use crate::sealed::Sealed;

use super::Policy;
use super::draft::Draft;
use super::statement::Statement;
use super::text;

pub use super::grant::{NeedsNoReason, ResourceFor};
pub use crate::effect::{Allow, ConditionalDeny, Deny, StatementEffect, TakesCondition};

/// A policy that is being written: between two statements.
#[derive(Clone, Debug)]
#[must_use = "a policy is finished by `.build()`"]
pub struct PolicyBuilder<S> {
    draft: Box<Draft>,
    state: PhantomData<S>,
}

/// A statement that is being written, for a [`Policy`] or alone: with the effect `E`, the actions `A`, and the state
/// `R` of its resource.
#[derive(Clone, Debug)]
#[must_use = "a statement is finished by `.build()`, or by the next one"]
pub struct StatementBuilder<T: Target, E, A, R> {
    draft: T::Draft,
    typed: PhantomData<(T, E, A, R)>,
}

/// There is no statement yet.
#[derive(Clone, Copy, Debug)]
pub struct WantsStatement;

/// There is a statement.
#[derive(Clone, Copy, Debug)]
pub struct HasStatement;

/// The statement has no resource yet.
#[derive(Clone, Copy, Debug)]
pub struct WantsResource;

/// The statement has a resource.
#[derive(Clone, Copy, Debug)]
pub struct HasResource;

/// Policies with a statement.
#[diagnostic::on_unimplemented(
    message = "this policy has no statement",
    label = "add one first: `.allow(..).on(..)`",
    note = "statements that may be none make an optional policy: `Policy::from_statements(statements)`"
)]
pub trait StatementGiven: Sealed {}

/// Statements with a resource.
#[diagnostic::on_unimplemented(
    message = "this statement has no resource yet",
    label = "call `.on(..)` first: `.on(bucket.at(key!(\"photos/*\")))`"
)]
pub trait ResourceGiven: Sealed {}

/// What a statement is written for: a [`Policy`], or a [`Statement`] alone.
pub trait Target: Sealed {
    /// What `build` gives.
    type Built;
    #[doc(hidden)]
    type Draft: BorrowMut<Draft>;
    #[doc(hidden)]
    fn build(draft: Self::Draft) -> Self::Built;
}

/// Actions that can be denied: any list of actions, and [`ALL`](crate::action::ALL).
pub trait Deniable: Sealed {
    /// The list without reasons.
    type List: Items;
    #[doc(hidden)]
    fn reasons(self, give: &mut dyn FnMut(Reason));
}

impl PolicyBuilder<WantsStatement> {
    pub(super) fn new() -> Self {
        Self { draft: Box::new(Draft::of_policy()), state: PhantomData }
    }
}

impl PolicyBuilder<HasStatement> {
    pub(super) fn extending(policy: Policy) -> Self {
        Self { draft: Box::new(policy.finished.reopen()), state: PhantomData }
    }
}

impl<S> PolicyBuilder<S> {
    /// Starts a statement that allows actions: one, a tuple, or a bundle.
    pub fn allow<A: Actions>(self, actions: A) -> StatementBuilder<Policy, Allow, A::List, WantsResource>
    where
        A::Known: Ordinary,
    {
        StatementBuilder::allowing(self.draft, actions)
    }

    /// Starts a statement that denies actions: one, a tuple, a bundle, or [`ALL`](crate::action::ALL).
    pub fn deny<A: Deniable>(self, actions: A) -> StatementBuilder<Policy, Deny, A::List, WantsResource> {
        StatementBuilder::denying(self.draft, actions)
    }

    /// Adds statements made elsewhere; there may be none.
    pub fn with(mut self, statements: impl IntoIterator<Item = Statement>) -> Self {
        self.draft.extend(statements);
        self
    }

    /// Ends the policy.
    #[must_use]
    pub fn build(mut self) -> Policy
    where
        S: StatementGiven,
    {
        Policy::of_draft(&mut self.draft)
    }
}

impl<T: Target, A> StatementBuilder<T, Allow, A, WantsResource> {
    #[inline]
    pub(super) fn allowing<L: Actions<List = A>>(mut draft: T::Draft, list: L) -> Self {
        Actions::reasons(list, &mut |reason| draft.borrow_mut().give(reason));
        Self { draft, typed: PhantomData }
    }

    /// Adds actions to those of the statement. A tuple says the same in one call.
    #[inline]
    pub fn and<B: Actions>(mut self, more: B) -> StatementBuilder<T, Allow, (B::List, A), WantsResource>
    where
        B::Known: Ordinary,
    {
        Actions::reasons(more, &mut |reason| self.draft.borrow_mut().give(reason));
        self.retyped()
    }
}

impl<T: Target, A> StatementBuilder<T, Deny, A, WantsResource> {
    #[inline]
    pub(super) fn denying<L: Deniable<List = A>>(mut draft: T::Draft, list: L) -> Self {
        list.reasons(&mut |reason| draft.borrow_mut().give(reason));
        Self { draft, typed: PhantomData }
    }

    /// Adds actions to those of the statement. A tuple says the same in one call.
    #[inline]
    pub fn and<B: Deniable>(mut self, more: B) -> StatementBuilder<T, Deny, (B::List, A), WantsResource> {
        more.reasons(&mut |reason| self.draft.borrow_mut().give(reason));
        self.retyped()
    }
}

impl<T: Target, E: StatementEffect, A: Items> StatementBuilder<T, E, A, WantsResource> {
    /// Names the resource: a key or a folder ([`Bucket::at`](crate::Bucket::at)), a bucket, the
    /// [`Account`](crate::resource::Account), or a tuple of them. Further calls add more.
    #[inline]
    pub fn on<R>(mut self, resource: R) -> StatementBuilder<T, E, A, HasResource>
    where
        R: ResourceFor<E::Effect, A>,
    {
        let draft = self.draft.borrow_mut();
        text::begin(draft.text(), E::EFFECT, A::TEXT);
        resource.append_to(draft);
        self.retyped()
    }
}

impl<T: Target, E: StatementEffect, A> StatementBuilder<T, E, A, HasResource> {
    /// Names one more resource.
    #[inline]
    pub fn on<R>(mut self, resource: R) -> Self
    where
        R: ResourceFor<E::Effect, A>,
    {
        let draft = self.draft.borrow_mut();
        draft.text().push(',');
        resource.append_to(draft);
        self
    }
}

impl<T: Target, E, A, R> StatementBuilder<T, E, A, R> {
    #[inline]
    fn retyped<F, B, S>(self) -> StatementBuilder<T, F, B, S> {
        StatementBuilder { draft: self.draft, typed: PhantomData }
    }

    /// Adds a condition; all conditions of a statement must hold.
    ///
    /// Every action of the statement must carry the key. In an allow, a second condition on the same key and operator
    /// narrows: the tighter number, the common values; where there are none, the statement never applies. A deny
    /// takes one condition.
    #[inline]
    pub fn when<K, F>(mut self, condition: Condition<K, F>) -> StatementBuilder<T, E::Conditioned, A, HasResource>
    where
        R: ResourceGiven,
        E: TakesCondition,
        K: Key + CarriedBy<A>,
        F: Form<E::Effect, K>,
    {
        self.draft.borrow_mut().add_condition(condition.into_clause());
        self.retyped()
    }

    /// Ends the statement, and the policy it belongs to.
    #[inline]
    pub fn build(self) -> T::Built
    where
        R: ResourceGiven,
    {
        T::build(self.finish())
    }

    #[inline]
    fn finish(mut self) -> T::Draft {
        self.draft.borrow_mut().end_statement();
        self.draft
    }
}

impl<E, A, R> StatementBuilder<Policy, E, A, R> {
    /// Ends the statement and starts one that allows actions.
    pub fn allow<B: Actions>(self, actions: B) -> StatementBuilder<Policy, Allow, B::List, WantsResource>
    where
        R: ResourceGiven,
        B::Known: Ordinary,
    {
        StatementBuilder::allowing(self.finish(), actions)
    }

    /// Ends the statement and starts one that denies actions.
    pub fn deny<B: Deniable>(self, actions: B) -> StatementBuilder<Policy, Deny, B::List, WantsResource>
    where
        R: ResourceGiven,
    {
        StatementBuilder::denying(self.finish(), actions)
    }

    /// Ends the statement and adds statements made elsewhere; there may be none.
    pub fn with(self, statements: impl IntoIterator<Item = Statement>) -> PolicyBuilder<HasStatement>
    where
        R: ResourceGiven,
    {
        PolicyBuilder { draft: self.finish(), state: PhantomData }.with(statements)
    }
}

impl Sealed for Policy {}
impl Sealed for Statement {}
impl Sealed for WantsStatement {}
impl Sealed for HasStatement {}
impl Sealed for WantsResource {}
impl Sealed for HasResource {}

impl StatementGiven for HasStatement {}

impl ResourceGiven for HasResource {}

impl Target for Policy {
    type Built = Self;
    type Draft = Box<Draft>;

    fn build(mut draft: Box<Draft>) -> Self {
        Self::of_draft(&mut draft)
    }
}

impl Target for Statement {
    type Built = Self;
    type Draft = Box<Draft>;

    fn build(draft: Box<Draft>) -> Self {
        draft.into_statement()
    }
}

impl<A: Actions> Deniable for A {
    type List = A::List;

    fn reasons(self, give: &mut dyn FnMut(Reason)) {
        Actions::reasons(self, give);
    }
}

impl Deniable for AllActions {
    type List = Self;

    fn reasons(self, _: &mut dyn FnMut(Reason)) {}
}

//! The states of a policy that is being written.
//!
//! [`Policy::builder`] gives a [`PolicyBuilder`], `allow` and `deny` give a [`StatementBuilder`], `on` gives it a
//! resource, and `build` ends the policy. Each state says what is missing, so that it can be named in a signature.

use std::marker::PhantomData;

use crate::action::{ActionSet, Actions, AllActions, Ordinary};
use crate::condition::key::{CarriedBy, Key};
use crate::condition::{Condition, Conditions, Form};
use crate::deliberate::Reason;
use crate::effect::Effect;
use crate::nonempty::NonEmpty;
use crate::resource::Resource;
use crate::sealed::Sealed;

use super::Policy;
use super::guard::Draft;
use super::statement::{ActionList, Statement};

pub use super::grant::{NeedsNoReason, ResourceFor};
pub use crate::effect::{Allow, ConditionalDeny, Deny, StatementEffect, TakesCondition};

/// A policy that is being written: between two statements.
#[derive(Clone, Debug)]
#[must_use = "a policy is finished by `.build()`"]
pub struct PolicyBuilder<S> {
    draft: Draft,
    state: PhantomData<S>,
}

/// A statement that is being written, for a [`Policy`] or alone: with the effect `E`, the actions `A`, and the state
/// `R` of its resource.
#[derive(Clone, Debug)]
#[must_use = "a statement is finished by `.build()`, or by the next one"]
pub struct StatementBuilder<T, E, A, R> {
    draft: Draft,
    effect: Effect,
    actions: ActionList,
    conditions: Conditions,
    reasons: Vec<Reason>,
    resources: R,
    typed: PhantomData<(T, E, A)>,
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
#[derive(Clone, Debug)]
pub struct HasResource(NonEmpty<Resource>);

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
pub trait ResourceGiven: Sealed {
    #[doc(hidden)]
    fn into_given(self) -> HasResource;
}

/// What a statement is written for.
pub trait Target: Sealed {
    #[doc(hidden)]
    fn from_parts(draft: BuiltStatement) -> Self;
}

/// Actions that can be denied: any list of actions, and [`ALL`](crate::action::ALL).
pub trait Deniable: Sealed {
    /// The list without reasons.
    type List;
    #[doc(hidden)]
    fn into_list(self, reasons: &mut Vec<Reason>) -> ActionList;
}

/// The last statement, and what was written before it.
#[doc(hidden)]
#[derive(Debug)]
pub struct BuiltStatement {
    draft: Draft,
    last: Statement,
}

impl PolicyBuilder<WantsStatement> {
    pub(super) fn new() -> Self {
        Self { draft: Draft::default(), state: PhantomData }
    }
}

impl PolicyBuilder<HasStatement> {
    pub(super) fn extending(policy: Policy) -> Self {
        Self { draft: policy.into_iter().collect(), state: PhantomData }
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
    pub fn build(self) -> Policy
    where
        S: StatementGiven,
    {
        Policy::of(self.draft)
    }
}

impl<T, A> StatementBuilder<T, Allow, A, WantsResource> {
    pub(super) fn allowing<L: Actions<List = A>>(draft: Draft, actions: L) -> Self {
        let mut reasons = Vec::new();
        actions.reasons(&mut reasons);
        Self::start(draft, ActionList::Listed(L::SET), reasons)
    }
}

impl<T, A> StatementBuilder<T, Deny, A, WantsResource> {
    pub(super) fn denying<L: Deniable<List = A>>(draft: Draft, actions: L) -> Self {
        let mut reasons = Vec::new();
        let list = actions.into_list(&mut reasons);
        Self::start(draft, list, reasons)
    }
}

impl<T, A> StatementBuilder<T, Allow, A, WantsResource> {
    /// Adds actions to those of the statement. A tuple says the same in one call.
    pub fn and<B: Actions>(mut self, actions: B) -> StatementBuilder<T, Allow, (B::List, A), WantsResource>
    where
        B::Known: Ordinary,
    {
        self.add(B::SET);
        actions.reasons(&mut self.reasons);
        self.with_resources(|state| state)
    }
}

impl<T, A> StatementBuilder<T, Deny, A, WantsResource> {
    /// Adds actions to those of the statement. A tuple says the same in one call.
    pub fn and<B: Deniable>(mut self, actions: B) -> StatementBuilder<T, Deny, (B::List, A), WantsResource> {
        match actions.into_list(&mut self.reasons) {
            ActionList::All => self.actions = ActionList::All,
            ActionList::Listed(more) => self.add(more),
        }
        self.with_resources(|state| state)
    }
}

impl<T, E: StatementEffect, A> StatementBuilder<T, E, A, WantsResource> {
    fn add(&mut self, more: ActionSet) {
        if let ActionList::Listed(actions) = &mut self.actions {
            *actions = actions.union(more);
        }
    }

    fn start(draft: Draft, actions: ActionList, reasons: Vec<Reason>) -> Self {
        Self {
            draft,
            effect: E::EFFECT,
            actions,
            conditions: Conditions::none(),
            reasons,
            resources: WantsResource,
            typed: PhantomData,
        }
    }

    /// Names the resource: a key or a folder ([`Bucket::at`](crate::Bucket::at)), a bucket, the
    /// [`Account`](crate::resource::Account), or a tuple of them. Further calls add more.
    pub fn on<R>(mut self, resource: R) -> StatementBuilder<T, E, A, HasResource>
    where
        R: ResourceFor<E::Effect, A>,
    {
        let resources = HasResource(resource.resources(&mut self.reasons));
        self.with_resources(|_| resources)
    }
}

impl<T, E: StatementEffect, A> StatementBuilder<T, E, A, HasResource> {
    /// Names one more resource.
    pub fn on<R>(mut self, resource: R) -> Self
    where
        R: ResourceFor<E::Effect, A>,
    {
        let more = resource.resources(&mut self.reasons);
        self.resources.0.append(more);
        self
    }
}

impl<T, E, A, R> StatementBuilder<T, E, A, R> {
    fn with_resources<S, F, B>(self, state: impl FnOnce(R) -> S) -> StatementBuilder<T, F, B, S> {
        let Self { draft, effect, actions, conditions, reasons, resources, .. } = self;
        let resources = state(resources);
        StatementBuilder { draft, effect, actions, conditions, reasons, resources, typed: PhantomData }
    }

    /// Adds a condition; all conditions of a statement must hold.
    ///
    /// Every action of the statement must carry the key. In an allow, a second condition on the same key and operator
    /// narrows: the tighter number, the common values; where there are none, the statement never applies. A deny
    /// takes one condition.
    pub fn when<K, F>(mut self, condition: Condition<K, F>) -> StatementBuilder<T, E::Conditioned, A, HasResource>
    where
        R: ResourceGiven,
        E: TakesCondition,
        K: Key + CarriedBy<A>,
        F: Form<E::Effect, K>,
    {
        self.conditions.add(condition.into_clause());
        self.with_resources(R::into_given)
    }

    /// Ends the statement, and the policy it belongs to.
    #[must_use]
    pub fn build(self) -> T
    where
        R: ResourceGiven,
        T: Target,
    {
        T::from_parts(self.finish())
    }

    fn finish(mut self) -> BuiltStatement
    where
        R: ResourceGiven,
    {
        // `policy!` gives the reason of a statement to each of its parts.
        self.reasons.dedup();
        let last = Statement {
            effect: self.effect,
            actions: self.actions,
            resources: self.resources.into_given().0,
            conditions: self.conditions,
            reasons: self.reasons,
            guard: None,
        };
        BuiltStatement { draft: self.draft, last }
    }
}

impl<E, A, R> StatementBuilder<Policy, E, A, R> {
    /// Ends the statement and starts one that allows actions.
    pub fn allow<B: Actions>(self, actions: B) -> StatementBuilder<Policy, Allow, B::List, WantsResource>
    where
        R: ResourceGiven,
        B::Known: Ordinary,
    {
        StatementBuilder::allowing(self.finish().into_draft(), actions)
    }

    /// Ends the statement and starts one that denies actions.
    pub fn deny<B: Deniable>(self, actions: B) -> StatementBuilder<Policy, Deny, B::List, WantsResource>
    where
        R: ResourceGiven,
    {
        StatementBuilder::denying(self.finish().into_draft(), actions)
    }

    /// Ends the statement and adds statements made elsewhere; there may be none.
    pub fn with(self, statements: impl IntoIterator<Item = Statement>) -> PolicyBuilder<HasStatement>
    where
        R: ResourceGiven,
    {
        PolicyBuilder { draft: self.finish().into_draft(), state: PhantomData }.with(statements)
    }
}

impl BuiltStatement {
    fn into_draft(self) -> Draft {
        let Self { mut draft, last } = self;
        draft.push(last);
        draft
    }
}

impl Sealed for Policy {}
impl Sealed for Statement {}
impl Sealed for WantsStatement {}
impl Sealed for HasStatement {}
impl Sealed for WantsResource {}
impl Sealed for HasResource {}

impl StatementGiven for HasStatement {}

impl ResourceGiven for HasResource {
    fn into_given(self) -> HasResource {
        self
    }
}

impl Target for Policy {
    fn from_parts(built: BuiltStatement) -> Self {
        Self::of(built.into_draft())
    }
}

impl Target for Statement {
    fn from_parts(built: BuiltStatement) -> Self {
        built.last
    }
}

impl<A: Actions> Deniable for A {
    type List = A::List;

    fn into_list(self, reasons: &mut Vec<Reason>) -> ActionList {
        self.reasons(reasons);
        ActionList::Listed(A::SET)
    }
}

impl Deniable for AllActions {
    type List = Self;

    fn into_list(self, _: &mut Vec<Reason>) -> ActionList {
        ActionList::All
    }
}

use std::marker::PhantomData;

use crate::effect::{Allow, Deny, Intended};
use crate::sealed::Sealed;

use super::clause::{Clause, Values};
use super::key::{AlwaysSent, DeniableTag, Key, NotOmittable, OneSpelling, OptionalInAllow};
use super::operator::Operator;

/// One condition on the key `K`; its form `F` decides where it may stand.
///
/// Made by the functions of [`condition`](crate::condition), used by [`when`](crate::builder::StatementBuilder::when).
#[derive(Clone, Debug)]
#[must_use = "a condition limits nothing until it is handed to `when`"]
pub struct Condition<K, F> {
    clause: Clause,
    typed: PhantomData<(K, F)>,
}

impl<K: Key, F> Condition<K, F> {
    pub(super) fn new(operator: Operator, values: Values) -> Self {
        Self { clause: Clause::new(K::MEMBER, operator, values), typed: PhantomData }
    }

    pub(crate) fn into_clause(self) -> Clause {
        self.clause
    }

    fn if_exist<G>(self) -> Condition<K, G> {
        Condition { clause: self.clause.if_exist(), typed: PhantomData }
    }
}

impl<K: Key> Condition<K, Positive> {
    /// Holds for a request without the key as well: `_if_exist`.
    pub fn or_absent(self) -> Condition<K, PositiveOrAbsent> {
        self.if_exist()
    }
}

impl<K: Key> Condition<K, Negated> {
    /// Holds for a request without the key as well: `_if_exist`.
    pub fn or_absent(self) -> Condition<K, NegatedOrAbsent> {
        self.if_exist()
    }
}

/// Says what the value is.
#[derive(Clone, Copy, Debug)]
pub struct Positive;

/// Says what the value is, if there is one.
#[derive(Clone, Copy, Debug)]
pub struct PositiveOrAbsent;

/// Says what the value is not.
#[derive(Clone, Copy, Debug)]
pub struct Negated;

/// Says what the value is not, if there is one.
#[derive(Clone, Copy, Debug)]
pub struct NegatedOrAbsent;

/// Says that there is a value.
#[derive(Clone, Copy, Debug)]
pub struct Given;

/// Says which tags are looked for.
#[derive(Clone, Copy, Debug)]
pub struct AnyTag;

/// Forms that a condition on the key `K` may have in a statement with the effect `E`.
#[diagnostic::on_unimplemented(
    message = "an allow says what it allows, not what it leaves out",
    label = "write a `deny` statement for this",
    note = "a list of what is unwanted misses the spelling nobody thought of"
)]
pub trait Form<E, K>: Sealed {}

impl Sealed for Positive {}
impl Sealed for PositiveOrAbsent {}
impl Sealed for Negated {}
impl Sealed for NegatedOrAbsent {}
impl Sealed for Given {}
impl Sealed for AnyTag {}

impl<K> Form<Allow, K> for Positive {}
impl<K: OptionalInAllow> Form<Allow, K> for PositiveOrAbsent {}

impl<K: OneSpelling> Form<Deny, K> for Positive where K::Known: NotOmittable {}
impl<K: OneSpelling> Form<Deny, K> for PositiveOrAbsent {}
impl<K: AlwaysSent> Form<Deny, K> for Negated {}
impl<K> Form<Deny, K> for NegatedOrAbsent {}
impl<K> Form<Deny, K> for Given {}

impl<K> Form<Allow, K> for AnyTag {}
impl<K: DeniableTag> Form<Deny, K> for AnyTag {}

// What is meant may leave something out, as allows and denies together do.
impl<K> Form<Intended, K> for Positive {}
impl<K: OptionalInAllow> Form<Intended, K> for PositiveOrAbsent {}
impl<K> Form<Intended, K> for Negated {}
impl<K> Form<Intended, K> for NegatedOrAbsent {}
impl<K> Form<Intended, K> for Given {}
impl<K> Form<Intended, K> for AnyTag {}

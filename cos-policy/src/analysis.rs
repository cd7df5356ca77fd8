//! What a document means: decisions, proofs, and the hazards in it.
//!
//! [`Document::decide`](crate::Document::decide) answers for one [`Request`]. The other questions are about every request
//! there can be: [`implies`], [`equivalent`], [`disjoint`] and [`permits_nothing`] give a [`Verdict`], [`diff`] lists what
//! a change grants and takes away, [`partition`] the classes of requests, and
//! [`Document::grants_exactly`](crate::Document::grants_exactly) compares with an intention. A [`Matrix`] shows it all.
//!
//! # Which requests there are
//!
//! All that a [`Request`] can express, with these exceptions: the `cos:prefix` of a listing is its key, and a listing of the
//! account has none; the source address and whether the transport is secure are always known, and a TLS version comes with
//! secure transport alone; headers and parameters are not empty; values have the types of their keys; and where a document
//! names principals, a request has one. A header that an action ignores is no exception, since anybody can send it. Nor are
//! keys that COS does not take, nor an action on what it is not about: these make a worse
//! [witness](Witness::is_realizable).
//!
//! Answers are exact in a model of COS and CAM, whose axioms are [`Axiom`]. Where no document settles a matter, the answer
//! is *unknown* and says why; it is never a guess.

mod api;
mod axiom;
mod decide;
mod fix;
mod lint;
mod matching;
mod matrix;
mod prove;
mod request;
pub(crate) mod scenarios;
mod summary;
mod truth;

pub use api::{ApiCall, ApiCheck, ApiRequests, Object};
pub use axiom::Axiom;
pub use decide::{Decision, Outcome};
pub use fix::{Fix, fixes, mend};
pub use lint::{Finding, Rule, Severity, rules};
pub use matrix::{Cell, Column, Label, Matrix, Row};
pub use prove::{
    Change, Class, Diff, Mismatch, Unsettled, Verdict, Witness, diff, disjoint, equivalent, implies, partition,
    permits_nothing,
};
pub use request::{ContextValue, Request};
pub use scenarios::{Scenarios, ScenariosError};

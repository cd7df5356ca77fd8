//! What a document means: decisions, and the hazards in it.
//!
//! Answers are exact in a model of COS and CAM, whose axioms are [`Axiom`]. Where no document settles a matter, the answer
//! is *unknown* and says why; it is never a guess.

mod api;
mod axiom;
mod decide;
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
pub use lint::{Finding, Rule, Severity, rules};
pub use matrix::{Cell, Column, Label, Matrix, Row};
pub use prove::{
    Change, Class, Diff, Mismatch, Unsettled, Verdict, Witness, diff, disjoint, equivalent, implies, partition,
    permits_nothing,
};
pub use request::{ContextValue, Request};
pub use scenarios::Scenarios;

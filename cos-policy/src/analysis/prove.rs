//! Questions about every request there can be.

mod atoms;
mod automaton;
mod budget;
mod classes;
mod context;
mod cube;
mod difference;
mod example;
mod glance;
mod index;
mod key;
mod names;
mod question;
mod scope;
mod space;
mod values;
mod verdict;
mod witness;
mod word;

pub use question::{disjoint, equivalent, implies, permits_nothing};
pub use verdict::{Unsettled, Verdict};
pub use witness::Witness;

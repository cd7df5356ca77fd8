//! Questions about every request there can be.

mod atoms;
mod automaton;
mod budget;
mod change;
mod classes;
mod context;
mod cube;
mod diff;
mod difference;
mod example;
mod glance;
mod grants;
mod index;
mod key;
mod key_class;
mod matrix;
mod names;
mod partition;
mod place;
mod question;
mod scope;
mod side;
mod space;
mod values;
mod verdict;
mod witness;
mod word;

pub use change::Change;
pub use diff::{Diff, diff};
pub use grants::Mismatch;
pub use partition::{Class, partition};
pub use question::{disjoint, equivalent, implies, permits_nothing};
pub use verdict::{Unsettled, Verdict};
pub use witness::Witness;

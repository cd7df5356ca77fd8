//! Questions about every request there can be.

mod action_name;
mod budget;
mod change;
mod cube;
mod diff;
mod difference;
mod example;
mod glance;
mod grants;
mod index;
mod matrix;
mod naming;
mod partition;
mod question;
mod selection;
mod side;
mod space;
mod texts;
mod verdict;
mod witness;

pub use change::Change;
pub use diff::{Diff, diff};
pub use grants::Mismatch;
pub use partition::{Class, partition};
pub use question::{disjoint, equivalent, implies, permits_nothing};
pub use verdict::{Unsettled, Verdict};
pub use witness::Witness;

use std::time::Duration;

use crate::GIB;

/// The most bytes that a form uploads. Source: 436/14690.
pub(super) const LONGEST: u64 = 5 * GIB;
/// Less is of no use to a person, and would be refused by a clock that is a little ahead.
pub(super) const SHORTEST_LIFE: Duration = Duration::from_secs(60);
/// No document has a limit; this one is ours.
pub(super) const LONGEST_LIFE: Duration = Duration::from_secs(24 * 60 * 60);
/// Source: 436/41164.
pub(super) const USUAL_LIFE: Duration = Duration::from_secs(30 * 60);

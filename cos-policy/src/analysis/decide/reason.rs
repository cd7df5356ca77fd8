use std::fmt;

use crate::analysis::summary::Summary;
use crate::document::Undocumented;

use super::{Decision, Obstacle, Outcome};

/// What a decision rests on, apart from the request: two requests with the same reason are decided alike by the same
/// statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Reason {
    /// The statements that allow it.
    Allowed(Vec<usize>),
    /// The statements that deny it.
    Denied(Vec<usize>),
    /// The statements in doubt, and what no document settles of them.
    Unknown(Vec<usize>, Vec<Undocumented>),
    /// Nothing allows it; the statement that comes nearest, and what keeps it from matching.
    NotAllowed(Option<(usize, Lack)>),
}

/// What keeps a statement from matching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Lack {
    Resource,
    /// What does not hold, as a reader says it.
    Condition(String),
    Principal,
}

impl Decision<'_> {
    pub(in crate::analysis) fn reason(&self) -> Reason {
        let statements = || self.statements().collect();
        match self.outcome {
            Outcome::Allow => Reason::Allowed(statements()),
            Outcome::ExplicitDeny => Reason::Denied(statements()),
            Outcome::Unknown => Reason::Unknown(statements(), self.undocumented().collect()),
            Outcome::ImplicitDeny => Reason::NotAllowed(self.nearest_allow().and_then(|(at, obstacle)| {
                Some((
                    at,
                    match obstacle {
                        Obstacle::Action => return None,
                        Obstacle::Resource => Lack::Resource,
                        Obstacle::Condition(clause) => Lack::Condition(Summary::of(clause).to_string()),
                        Obstacle::Principal => Lack::Principal,
                    },
                ))
            })),
        }
    }
}

impl fmt::Display for Reason {
    /// For a reader who sees the request beside it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Allowed(statements) => write!(f, "allowed by {}", Statements(statements)),
            Self::Denied(statements) => write!(f, "denied by {}", Statements(statements)),
            Self::Unknown(statements, reasons) => {
                write!(f, "it depends on {}", Statements(statements))?;
                reasons.first().map_or(Ok(()), |reason| write!(f, ": {reason}"))
            }
            Self::NotAllowed(None) => f.write_str("no statement allows it"),
            Self::NotAllowed(Some((at, lack))) => write!(f, "statement[{at}] would allow it, but {lack}"),
        }
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Resource => f.write_str("not on this resource"),
            Self::Condition(clause) => write!(f, "only when {clause}"),
            Self::Principal => f.write_str("names another principal"),
        }
    }
}

/// Statements, by their places.
struct Statements<'s>(&'s [usize]);

impl fmt::Display for Statements<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, at) in self.0.iter().enumerate() {
            write!(f, "{}statement[{at}]", if i > 0 { ", " } else { "" })?;
        }
        Ok(())
    }
}

use std::collections::BTreeSet;
use std::fmt;

use crate::analysis::truth::Truth;
use crate::document::{Document, Undocumented};

use super::example::Example;
use super::witness::Witness;

/// The answer to a question about every request there can be.
///
/// Neither *fails* nor *unknown* is success: there is no `bool` in it.
#[derive(Clone, Debug)]
#[must_use = "an answer that nobody looks at proves nothing"]
pub enum Verdict {
    /// It holds for every request, in the model whose [axioms](crate::Document::axioms) the documents rest on.
    Holds,
    /// It does not, and this request shows it.
    Fails(Witness),
    /// Nobody can say.
    Unknown(Unsettled),
}

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unsettled {
    /// The answer depends on what no document settles: the reasons, each once.
    Undocumented(Vec<Undocumented>),
    /// The budget of steps was spent, on patterns with many stars or on conditions without end.
    Budget,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Holds => f.write_str("holds"),
            Self::Fails(witness) => write!(f, "fails: {witness}"),
            Self::Unknown(why) => write!(f, "unknown: {why}"),
        }
    }
}

impl std::error::Error for Unsettled {}

impl fmt::Display for Unsettled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undocumented(reasons) => {
                for (i, reason) in reasons.iter().enumerate() {
                    write!(f, "{}{reason}", if i > 0 { "; " } else { "" })?;
                }
                Ok(())
            }
            Self::Budget => f.write_str("the budget was spent before every request was looked at"),
        }
    }
}

/// What no document settles about a request. Where nothing shows in the request itself, it is an encoding that nobody looks
/// into.
pub(super) fn reasons(example: &Example, documents: &[&Document]) -> Vec<Undocumented> {
    let matches = documents.iter().flat_map(|document| {
        let principal = document.principal.as_ref();
        document.statements.iter().map(move |statement| statement.matches(principal, &example.request))
    });
    let reasons = matches.filter_map(|truth| if let Truth::Undocumented(why) = truth { Some(why) } else { None });
    let reasons: BTreeSet<Undocumented> = reasons.collect();
    if reasons.is_empty() { vec![Undocumented::Encoding] } else { reasons.into_iter().collect() }
}

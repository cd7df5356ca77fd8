//! The wire form: any policy, read strictly and written canonically.

use std::fmt::Write;
use std::str::FromStr;

use crate::effect::Effect;

mod action;
mod candidate;
mod clause;
mod decimal;
mod error;
mod glob;
mod json;
mod operator;
mod principal;
mod read;
mod resource;
mod serde;
mod span;
mod statement;
mod undocumented;
mod write;

pub(crate) use action::{ActionPattern, Reach};
pub(crate) use candidate::Candidate;
pub(crate) use clause::{Bound, Clause, Operand, Point, Points, Test, Value};
pub(crate) use decimal::Decimal;
pub use error::{Found, ParseError, ParseFault};
pub(crate) use glob::Glob;
#[cfg(feature = "sts")]
pub(crate) use json::Kind;
pub(crate) use json::Reader;
pub use operator::Operator;
pub(crate) use operator::{Comparison, Family, Quantifier};
pub(crate) use principal::Principal;
pub(crate) use read::position;
pub(crate) use resource::{Layout, Piece, ResourcePattern, ResourceReach, Segments};
pub use span::Span;
pub(crate) use span::{Spanned, located};
pub(crate) use statement::Statement;
pub use undocumented::Undocumented;
#[cfg(feature = "sts")]
pub(crate) use write::write_text;

const VERSION: &str = "2.0";

/// A policy as somebody wrote it, whatever made it: ours, another SDK, the console, a bucket policy.
///
/// ```
/// use cos_policy::Document;
///
/// let document = Document::parse(
///     r#"{"version": "2.0", "statement": {"effect": "allow", "action": "cos:GetObject",
///        "resource": "qcs::cos:ap-guangzhou:uid/1250000000:prefix//1250000000/examplebucket/photos/*"}}"#,
/// )?;
/// assert_eq!(
///     document.to_json(),
///     r#"{"version":"2.0","statement":[{"effect":"allow","action":["name/cos:GetObject"],"resource":["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/photos/*"]}]}"#,
/// );
/// # Ok::<(), cos_policy::document::ParseError>(())
/// ```
///
/// # What is read
///
/// The grammar of 598/10604, with what official pages show besides: one value instead of a list, one statement instead
/// of a list, element names with a capital (436/8282), `cos:X` for `name/cos:X`, resources in the `prefix//` layout, a
/// principal at the top or in statements. All of that is written in one way. Two documents are equal when their
/// canonical texts are.
///
/// # What is refused
///
/// Members that are there twice or unknown, missing or empty elements, other types than the grammar's, blanks in
/// actions, resources that are not six segments, operators nobody has, comments, and whatever else is no JSON. Nothing
/// is trimmed and nothing ignored: a policy that two readers could understand differently is no policy.
///
/// Condition keys are not refused, since STS takes any; [`lint`](Self::lint) reports those that nobody documents.
///
/// # Costs
///
/// Reading takes time and memory in proportion to the length of the text. Deciding allocates nothing.
#[derive(Clone, Debug)]
pub struct Document {
    pub(crate) principal: Option<Spanned<Principal>>,
    // INVARIANT: at least one.
    pub(crate) statements: Vec<Statement>,
    pub(crate) allows: Vec<Candidate>,
    pub(crate) denies: Vec<Candidate>,
    /// Element names that were written with a capital.
    pub(crate) capitalised: Vec<Span>,
}

impl Document {
    /// Reads a policy.
    ///
    /// # Errors
    ///
    /// [`ParseError`]: what is wrong, with line, column and path.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        read::read(text)
    }

    /// Of a text that this crate wrote, which is always one of a policy.
    pub(crate) fn of_canonical(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|_| Self::new(None, Vec::new(), Vec::new()))
    }

    fn new(principal: Option<Spanned<Principal>>, statements: Vec<Statement>, capitalised: Vec<Span>) -> Self {
        let candidates = |effect| {
            let of_effect = statements.iter().enumerate().filter(move |(_, statement)| statement.effect == effect);
            of_effect.map(|(at, statement)| Candidate::new(at, statement)).collect()
        };
        Self { allows: candidates(Effect::Allow), denies: candidates(Effect::Deny), principal, statements, capitalised }
    }

    /// The canonical text: `version`, `principal`, `statement`; in a statement `effect`, `principal`, `action`,
    /// `resource`, `condition`; lists, except for a single condition value; actions by name and each once, conditions
    /// by operator and key; no blanks.
    #[must_use]
    pub fn to_json(&self) -> String {
        /// Of most statements; a guess, so that the text seldom moves while it grows.
        const STATEMENT: usize = 256;
        let mut text = String::with_capacity(STATEMENT * self.statements.len());
        // Writing to a string cannot fail.
        _ = write!(text, "{self}");
        text
    }

    /// The canonical text of each statement, as it stands in [`to_json`](Self::to_json).
    pub fn statements(&self) -> impl ExactSizeIterator<Item = String> {
        self.statements.iter().map(ToString::to_string)
    }

    /// The number of statements, at least one.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "no document is empty")]
    pub fn len(&self) -> usize {
        self.statements.len()
    }
}

impl PartialEq for Document {
    fn eq(&self, other: &Self) -> bool {
        self.principal == other.principal && self.statements == other.statements
    }
}

impl Eq for Document {}

impl FromStr for Document {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        Self::parse(text)
    }
}

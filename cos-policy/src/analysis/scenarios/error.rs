use std::fmt;

use crate::document::{Span, located, position};

/// A text is not a table: what was found, where, and what is expected.
///
/// ```
/// use cos_policy::Scenarios;
///
/// let text = "in examplebucket-1250000000 (ap-guangzhou);\nGetObject;\nphotos/* => maybe;\n";
/// let error = Scenarios::parse(text).unwrap_err();
/// assert_eq!(error.to_string(), "line 3, column 13: `maybe` is no cell: expected `yes`, `no`, `any` or `-`");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenariosError {
    line: usize,
    column: usize,
    fault: Fault,
}

/// What is wrong, without the text it is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) span: Span,
    pub(super) text: String,
}

impl Fault {
    pub(super) fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }

    pub(super) fn within(self, text: &str) -> ScenariosError {
        let (line, column) = position(text, self.span.start());
        ScenariosError { line, column, fault: self }
    }
}

located!(ScenariosError, fault.span);

impl ScenariosError {
    /// What is wrong, without its place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.fault.text
    }
}

impl fmt::Display for ScenariosError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.fault.text)
    }
}

impl std::error::Error for ScenariosError {}

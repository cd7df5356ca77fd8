use cos_policy::{Document, Finding};

use crate::diagnostic::position::Position;

/// A finding and where it stands in the text.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) finding: Finding,
    pub(super) start: Position,
    pub(super) end: Position,
}

impl Placed {
    /// What was found and what to do.
    pub(super) fn sentences(&self) -> String {
        let (message, remedy) = (self.finding.message(), self.finding.remedy());
        let stop = if message.ends_with('?') { "" } else { "." };
        format!("{message}{stop} {remedy}")
    }
}

/// The findings of a document, in the order of its text.
pub(super) fn findings(document: &Document, text: &str) -> Vec<Placed> {
    let mut start = Position::START;
    let place = |finding: Finding| {
        let span = finding.span();
        start.advance(text, span.start());
        let mut end = start;
        end.advance(text, span.end());
        Placed { finding, start, end }
    };
    document.lint().into_iter().map(place).collect()
}

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Origin, Snippet, Title};
use cos_policy::document::Span;

use crate::input::Source;

use super::position::Position;
use super::visible::{harmless, visible};

/// A longer line, in bytes, is not shown: nobody reads it, and every finding would go through all of it.
const MOST: usize = 8 << 10;

/// The line of a text that a finding is about.
#[derive(Debug)]
pub(crate) struct Excerpt {
    name: String,
    position: Position,
    /// `None` if it is too long.
    line: Option<String>,
    /// What to underline in the line. An element of several lines is underlined in its first.
    marked: Range<usize>,
}

impl Excerpt {
    /// `position` is where the span begins.
    pub(crate) fn new(source: &Source, span: Span, position: Position) -> Self {
        let text = source.text.as_str();
        let start = span.start().min(text.len());
        let (before, after) = text.split_at_checked(start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line_end = start + after.find(['\n', '\r']).unwrap_or(after.len());
        let end = span.end().clamp(start, line_end);
        let line = text.get(line_start..line_end).filter(|line| line.len() <= MOST).map(harmless);
        Self { name: visible(&source.name), position, line, marked: start - line_start..end - line_start }
    }

    /// A title with the excerpt below it.
    pub(crate) fn under<'g>(&'g self, title: Title<'g>, label: &'g str) -> Group<'g> {
        let Position { line, column, .. } = self.position;
        let Some(text) = &self.line else {
            return title.element(Origin::path(&self.name).line(line).char_column(column));
        };
        let mark = AnnotationKind::Primary.span(self.marked.clone()).label(label);
        title.element(Snippet::source(text).path(&self.name).line_start(line).annotation(mark))
    }
}

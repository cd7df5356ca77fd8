use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Origin, Snippet, Title};
use cos_policy::document::Span;

use crate::input::Source;

use super::position::Position;
use super::visible::{harmless, visible};

/// A line that is longer on either side, in bytes, is not shown: nobody reads it, and every finding would go through all of it.
const MOST: usize = 4 << 10;

/// The line of a text that a finding is about.
#[derive(Debug)]
pub(crate) struct Excerpt {
    name: String,
    position: Position,
    /// `None` if it is too long.
    line: Option<Line>,
}

#[derive(Debug, PartialEq, Eq)]
struct Line {
    text: String,
    /// What to underline. An element of several lines is underlined in its first.
    marked: Range<usize>,
}

impl Excerpt {
    /// `position` is where the span begins.
    pub(crate) fn new(source: &Source, span: Span, position: Position) -> Self {
        Self { name: visible(&source.name), position, line: Line::around(&source.text, span.range()) }
    }

    /// A title with the excerpt below it.
    pub(crate) fn under<'g>(&'g self, title: Title<'g>, label: &'g str) -> Group<'g> {
        let Position { line, column, .. } = self.position;
        let Some(Line { text, marked }) = &self.line else {
            return title.element(Origin::path(&self.name).line(line).char_column(column));
        };
        let mark = AnnotationKind::Primary.span(marked.clone()).label(label);
        title.element(Snippet::source(text).path(&self.name).line_start(line).annotation(mark))
    }
}

impl Line {
    fn around(text: &str, span: Range<usize>) -> Option<Self> {
        let bytes = text.as_bytes();
        let (before, after) = bytes.split_at_checked(span.start)?;
        let is_end = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let start = span.start - length(before.iter().rev(), |byte| *byte == b'\n')?;
        let end = span.start + length(after.iter(), is_end)?;
        let marked = span.start - start..span.end.clamp(span.start, end) - start;
        Some(Self { text: harmless(text.get(start..end)?), marked })
    }
}

/// How many bytes come before the end of a line or of the text; `None` if they are too many.
fn length<'b>(mut bytes: impl Iterator<Item = &'b u8>, is_end: impl Fn(&u8) -> bool) -> Option<usize> {
    let length = bytes.by_ref().take(MOST).take_while(|byte| !is_end(byte)).count();
    (length < MOST).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::{Line, MOST};

    fn line(text: &str, marked: std::ops::Range<usize>) -> Option<Line> {
        Some(Line { text: text.to_owned(), marked })
    }

    #[test]
    fn a_line_ends_where_it_does() {
        assert_eq!(Line::around("ab\ncd\r\nef", 4..5), line("cd", 1..2));
        assert_eq!(Line::around("ab\ncd\r\nef", 3..8), line("cd", 0..2));
        assert_eq!(Line::around("ab\ncd\r\nef", 9..9), line("ef", 2..2));
        assert_eq!(Line::around("\n", 0..0), line("", 0..0));
        assert_eq!(Line::around("", 0..0), line("", 0..0));
        assert_eq!(Line::around("é\né", 3..5), line("é", 0..2));
    }

    #[test]
    fn a_long_line_is_none() {
        let side = "x".repeat(MOST - 1);
        let text = format!("{side}{side}");
        let middle = side.len();
        assert_eq!(Line::around(&text, middle..middle + 1), line(&text, middle..middle + 1));
        assert_eq!(Line::around(&text, middle + 1..middle + 2), None);
        assert_eq!(Line::around(&text, middle - 1..middle), None);
    }
}

use crate::document::Span;
use crate::text::Excerpt;

use super::super::error::Fault;

/// A piece of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    /// As it is written, quotes included.
    pub(super) text: &'t str,
    pub(super) span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, a key, a cell, a number.
    Word,
    /// A text in quotes.
    Quoted,
    Sign,
}

/// Longer ones first.
const SIGNS: [&str; 13] = ["=>", "<=", ">=", "==", "!=", "<", ">", ";", ",", "[", "]", "(", ")"];

impl<'t> Token<'t> {
    /// The first token of a text that begins with none of what is passed over, and that starts at a place in a longer one.
    pub(super) fn first(text: &'t str, start: usize) -> Result<Self, Fault> {
        let (kind, length) = if text.starts_with('"') {
            let length =
                quoted(text).ok_or_else(|| Fault::new(Span::new(start, start + 1), "this quote has no end"))?;
            (Kind::Quoted, length)
        } else if let Some(sign) = SIGNS.iter().find(|sign| text.starts_with(**sign)) {
            (Kind::Sign, sign.len())
        } else {
            (Kind::Word, word(text))
        };
        let text = text.get(..length).unwrap_or_default();
        Ok(Self { kind, text, span: Span::new(start, start + length) })
    }

    pub(super) fn fault(&self, text: impl Into<String>) -> Fault {
        Fault::new(self.span, text)
    }

    pub(super) fn unexpected(&self, expected: &str) -> Fault {
        self.fault(format!("expected {expected}, found `{}`", Excerpt(self.text)))
    }
}

/// The length of a text in quotes that end in the same line.
fn quoted(text: &str) -> Option<usize> {
    let mut bytes = text.bytes().enumerate().skip(1);
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => return Some(at + 1),
            b'\\' => _ = bytes.next(),
            b'\n' => return None,
            _ => {}
        }
    }
    None
}

fn word(text: &str) -> usize {
    let ends = |character: char| character.is_whitespace() || "=<>!;,[]()\"#".contains(character);
    // What can begin nothing is a word of its own.
    text.char_indices().skip(1).find(|(_, character)| ends(*character)).map_or(text.len(), |(at, _)| at)
}

use crate::document::Span;

use super::super::error::Fault;
use super::token::{Kind, Token};

/// The tokens of a text, from the next one on.
pub(super) struct Tokens<'t> {
    tokens: Vec<Token<'t>>,
    next: usize,
    /// Behind the last of them.
    end: Span,
}

impl<'t> Tokens<'t> {
    pub(super) fn of(text: &'t str) -> Result<Self, Fault> {
        let mut tokens = Vec::new();
        let mut rest = passed_over(text);
        while !rest.is_empty() {
            let token = Token::first(rest, text.len() - rest.len())?;
            rest = passed_over(rest.get(token.text.len()..).unwrap_or_default());
            tokens.push(token);
        }
        Ok(Self { tokens, next: 0, end: Span::new(text.trim_end().len(), text.trim_end().len()) })
    }

    pub(super) fn peek(&self) -> Option<Token<'t>> {
        self.tokens.get(self.next).copied()
    }

    /// Where the next one is.
    pub(super) fn span(&self) -> Span {
        self.peek().map_or(self.end, |token| token.span)
    }

    /// Where the last one was.
    pub(super) fn before(&self) -> Span {
        let before = self.next.checked_sub(1).and_then(|before| self.tokens.get(before));
        before.map_or(Span::default(), |token| token.span)
    }

    /// Whether a sign stands before the next semicolon.
    pub(super) fn line_has(&self, sign: &str) -> bool {
        let rest = self.tokens.get(self.next..).unwrap_or_default();
        rest.iter().take_while(|token| token.text != ";").any(|token| token.text == sign)
    }

    pub(super) fn fault(&self, text: &str) -> Fault {
        Fault::new(self.span(), text)
    }

    pub(super) fn next(&mut self, expected: &str) -> Result<Token<'t>, Fault> {
        let token = self.peek().ok_or_else(|| Fault::new(self.end, format!("expected {expected}, found the end")))?;
        self.next += 1;
        Ok(token)
    }

    pub(super) fn word(&mut self, expected: &str) -> Result<Token<'t>, Fault> {
        let token = self.next(expected)?;
        if token.kind == Kind::Word { Ok(token) } else { Err(token.unexpected(expected)) }
    }

    /// Passes over a word or a sign if it is the next one.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let is_next = self.peek().is_some_and(|token| token.text == text);
        self.next += usize::from(is_next);
        is_next
    }

    pub(super) fn expect(&mut self, text: &str, expected: &str) -> Result<(), Fault> {
        let token = self.next(expected)?;
        if token.text == text { Ok(()) } else { Err(token.unexpected(expected)) }
    }
}

/// The text behind blanks and comments.
fn passed_over(text: &str) -> &str {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix('#') {
        rest = comment.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
    }
    rest
}

use proc_macro2::{Delimiter, Span, TokenTree};
use syn::parse::ParseStream;
use syn::{Error, Token};

use crate::code::Code;

/// The tokens of one place in a line, which holds one expression.
///
/// They are not parsed as Rust: it is enough to see where a second expression begins.
pub(crate) struct Slot(Vec<TokenTree>);

impl Slot {
    /// The tokens up to a semicolon, to a comma, to an arrow (`=>`), to one of these words, or to the next statement if
    /// the semicolon is missing. A word behind a dot is a method and stops nothing, nor does the function
    /// `deliberately(..)`.
    pub(crate) fn new(input: ParseStream<'_>, words: &[&str]) -> Self {
        let mut tokens: Vec<TokenTree> = Vec::new();
        while !input.is_empty() && !input.peek(Token![;]) && !input.peek(Token![,]) && !input.peek(Token![=>]) {
            if let Some((word, after)) = input.cursor().ident() {
                let word = word.to_string();
                let after_operand = tokens.last().is_some_and(ends_operand);
                let after_dot = tokens.last().is_some_and(|last| is_punct(last, '.'));
                let next_statement = after_operand && (word == "allow" || word == "deny");
                let is_call = word == "deliberately" && after.group(Delimiter::Parenthesis).is_some();
                if next_statement || !after_dot && !is_call && words.contains(&word.as_str()) {
                    break;
                }
            }
            tokens.extend(input.parse::<TokenTree>().ok().map(bare));
        }
        Self(tokens)
    }

    pub(crate) fn of(tokens: impl IntoIterator<Item = TokenTree>) -> Self {
        Self(tokens.into_iter().map(bare).collect())
    }

    pub(crate) fn begins_with(&self, words: &[&str]) -> bool {
        matches!(self.0.first(), Some(TokenTree::Ident(first)) if words.iter().any(|word| first == word))
    }

    pub(crate) fn tokens(&self) -> &[TokenTree] {
        &self.0
    }

    /// Where it begins, if there is anything.
    pub(crate) fn span(&self) -> Option<Span> {
        self.0.first().map(TokenTree::span)
    }

    /// All tokens, refused at the first that begins another expression.
    pub(crate) fn expression(&self, expected: &str) -> syn::Result<Code> {
        match self.leftover() {
            Some(token) => Err(Error::new(
                token.span(),
                match token.to_string().as_str() {
                    "if" | "unless" | "where" | "with" => "conditions start with `when`".to_owned(),
                    _ => format!("expected {expected} before `{}`", short(token)),
                },
            )),
            None => Ok(self.0.iter().cloned().collect()),
        }
    }

    /// The first token that cannot continue the expression before it: `5 MIB`, `"a" "b"`.
    fn leftover(&self) -> Option<&TokenTree> {
        let pairs = self.0.iter().zip(self.0.iter().skip(1));
        pairs
            .filter(|(before, token)| ends_operand(before) && begins_operand(before, token))
            .map(|(_, token)| token)
            .next()
    }

    /// The first operator among these that stands between two operands.
    pub(crate) fn operator(&self, operators: &[&str]) -> Option<Span> {
        let triples = self.0.iter().zip(self.0.iter().skip(1)).zip(self.0.iter().skip(2));
        triples
            .filter(|((before, first), second)| {
                ends_operand(before) && operators.contains(&format!("{first}{second}").as_str())
            })
            .map(|((_, first), _)| first.span())
            .next()
    }
}

/// A single token without the invisible brackets that a fragment of another macro brings.
fn bare(token: TokenTree) -> TokenTree {
    if let TokenTree::Group(group) = &token {
        let mut inside = group.stream().into_iter();
        if let (Delimiter::None, Some(single), None) = (group.delimiter(), inside.next(), inside.next()) {
            return bare(single);
        }
    }
    token
}

pub(crate) fn peek_word(input: ParseStream<'_>, word: &str) -> bool {
    input.cursor().ident().is_some_and(|(ident, _)| ident == word)
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

fn ends_operand(token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(ident) => !is_keyword(&ident.to_string()),
        TokenTree::Punct(_) => false,
        TokenTree::Group(_) | TokenTree::Literal(_) => true,
    }
}

fn begins_operand(before: &TokenTree, token: &TokenTree) -> bool {
    match token {
        TokenTree::Ident(ident) => ident != "as" && ident != "else",
        TokenTree::Literal(_) => true,
        TokenTree::Group(_) => matches!(before, TokenTree::Literal(_)),
        TokenTree::Punct(_) => false,
    }
}

/// Words that stand between operands or before them.
fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "as" | "async" | "const" | "else" | "if" | "let" | "match" | "move" | "mut" | "ref" | "return" | "unsafe"
    )
}

/// A token as an error quotes it.
fn short(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Parenthesis => "(".to_owned(),
            Delimiter::Brace => "{".to_owned(),
            Delimiter::Bracket => "[".to_owned(),
            Delimiter::None => group.stream().to_string(),
        },
        other => other.to_string(),
    }
}

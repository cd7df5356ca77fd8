pub(crate) mod actions;
pub(crate) mod conditions;
pub(crate) mod resources;
pub(crate) mod slot;

use proc_macro2::{Group, Ident, Span, TokenTree};
use quote::quote_spanned;
use syn::parse::ParseStream;
use syn::{Error, Token};

use crate::code::Code;

use slot::Slot;

/// Tokens of the expansion, and the user's token that an error about them underlines.
pub(crate) struct Located {
    pub(crate) span: Span,
    pub(crate) code: Code,
}

impl Located {
    pub(crate) fn begins_with(&self, word: &str) -> bool {
        Slot::of(self.code.clone()).begins_with(&[word])
    }
}

/// What is being written, for the words of an error.
#[derive(Clone, Copy)]
pub(crate) enum Line {
    /// A statement of `policy!`.
    Statement,
    /// A row of `scenarios!`.
    Row,
}

impl Line {
    /// What a resource in no block lacks.
    fn opening(self) -> &'static str {
        match self {
            Self::Statement => "start the policy with `in bucket;`",
            Self::Row => "start the table with `in bucket;`",
        }
    }

    fn behind_resource(self) -> &'static str {
        match self {
            Self::Statement => "`,`, `when` or `;`",
            Self::Row => "`,` or `=>`",
        }
    }

    fn no_alternatives(self) -> &'static str {
        match self {
            Self::Statement => "conditions cannot be alternatives, except `or absent`: write another statement",
            Self::Row => "conditions cannot be alternatives, except `or absent`: all of a row must hold",
        }
    }

    /// Whether the lines of a block stand in the brackets at the end of these tokens.
    fn stands_in(self, first: &Ident, brackets: &Group) -> bool {
        match self {
            Self::Statement => Slot::of(brackets.stream()).begins_with(&["allow", "deny"]),
            Self::Row => first != "match" && has_arrow(brackets.stream()),
        }
    }
}

/// Whether `=>` is among these tokens.
pub(crate) fn has_arrow(tokens: impl IntoIterator<Item = TokenTree>) -> bool {
    let mut signs = tokens.into_iter().map(|token| match token {
        TokenTree::Punct(punct) => punct.as_char(),
        _ => ' ',
    });
    let mut before = ' ';
    signs.any(|sign| (std::mem::replace(&mut before, sign), sign) == ('=', '>'))
}

/// The bucket of a block, and the name it has in the expansion.
pub(crate) struct BlockBucket {
    /// The words after `in`.
    written: Code,
}

impl BlockBucket {
    /// `in <bucket>;`, and the line that it expands to.
    pub(crate) fn parse(input: ParseStream<'_>, word: Span, line: Line) -> syn::Result<(Self, Code)> {
        let slot = Slot::new(input, &[]);
        if let [TokenTree::Ident(first), .., TokenTree::Group(lines)] = slot.tokens() {
            if line.stands_in(first, lines) {
                return Err(Error::new(lines.span_open(), "expected `;` at the end of the bucket"));
            }
        }
        let written = slot.expression("`;`")?;
        let Some(span) = slot.span() else {
            return Err(Error::new(word, "name the bucket: `in bucket;`"));
        };
        end_of_line(input, "the bucket")?;
        let mut name = Self::name();
        name.set_span(name.span().located_at(span));
        let line = quote_spanned!(span=> let #name: &cos_policy::Bucket = &#written;);
        Ok((Self { written }, line.into()))
    }

    /// Its name, which no variable of the user's and no macro around the policy can meet.
    pub(crate) fn name() -> Ident {
        Ident::new("bucket", Span::mixed_site())
    }

    /// The bucket as a resource, where the user's token stands.
    fn at(span: Span) -> Code {
        Code::path(span, &["cos_policy", "__private", "bucket"]).call(span, Code::token(Self::name()))
    }
}

pub(crate) fn end_of_line(input: ParseStream<'_>, of: &str) -> syn::Result<()> {
    if input.is_empty() || input.parse::<Token![;]>().is_ok() {
        return Ok(());
    }
    Err(Error::new(input.span(), format!("expected `;` at the end of {of}")))
}

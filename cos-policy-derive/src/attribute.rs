use proc_macro2::Ident;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, LitStr, Path, Token, parenthesized, parse_quote};

use crate::derived::Mistakes;

/// One of the parts between the parentheses of `#[segment(..)]` or `#[key(..)]`.
pub(crate) enum Part {
    /// `"photos/{user}/*"`
    Text(LitStr),
    /// `crate = "path"`
    Library(Path),
    /// `reserved("shared", ..)`
    Reserved(Ident, Vec<LitStr>),
}

/// The parts of all attributes of one name, in order.
pub(crate) fn parts(attributes: &[Attribute], name: &str, mistakes: &mut Mistakes) -> Vec<Part> {
    let mut parts = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(name)) {
        let parsed = attribute.parse_args_with(Punctuated::<Part, Token![,]>::parse_terminated);
        parts.extend(mistakes.keep(parsed).into_iter().flatten());
    }
    parts
}

/// Reports each attribute of the name, which does not belong here.
pub(crate) fn refuse(attributes: &[Attribute], name: &str, why: &str, mistakes: &mut Mistakes) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(name)) {
        mistakes.add(Error::new_spanned(attribute.path(), why));
    }
}

/// What the expansion calls the library.
pub(crate) fn library(parts: &[Part]) -> Path {
    let renamed = parts.iter().rev().find_map(|part| match part {
        Part::Library(path) => Some(path.clone()),
        Part::Text(_) | Part::Reserved(..) => None,
    });
    renamed.unwrap_or_else(|| parse_quote!(::cos_policy))
}

impl Parse for Part {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            return text(input).map(Self::Text);
        }
        if input.peek(Token![crate]) {
            input.parse::<Token![crate]>()?;
            input.parse::<Token![=]>()?;
            return input.parse::<LitStr>()?.parse().map(Self::Library);
        }
        let word: Ident = input.parse().map_err(|_| input.error(UNKNOWN))?;
        if word != "reserved" {
            return Err(Error::new(word.span(), UNKNOWN));
        }
        let names;
        parenthesized!(names in input);
        let names = Punctuated::<_, Token![,]>::parse_terminated_with(&names, text)?;
        Ok(Self::Reserved(word, names.into_iter().collect()))
    }
}

const UNKNOWN: &str = "expected a text or `crate = \"..\"`, or before a struct that is a segment `reserved(\"..\")`";

fn text(input: ParseStream<'_>) -> syn::Result<LitStr> {
    let literal: LitStr = input.parse()?;
    match literal.suffix() {
        "" => Ok(literal),
        _ => Err(Error::new(literal.span(), "a literal without a suffix is expected")),
    }
}

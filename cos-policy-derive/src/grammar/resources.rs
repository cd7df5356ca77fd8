use proc_macro2::{Delimiter, Ident, TokenTree};
use syn::parse::ParseStream;
use syn::{Error, Lit, Token};

use crate::code::Code;
use crate::key::key_in;

use super::slot::Slot;
use super::{BlockBucket, Line, Located};

/// The resources of a statement, up to `when`, `deliberately` or the end.
pub(crate) fn parse(input: ParseStream<'_>, bucket: Option<&BlockBucket>, on: &Ident) -> syn::Result<Vec<Located>> {
    let mut resources = Vec::new();
    loop {
        let span = input.span();
        let slot = Slot::new(input, &["when", "deliberately"]);
        if slot.tokens().is_empty() {
            break;
        }
        resources.push(Located { span, code: resource(&slot, bucket, Line::Statement)? });
        if !input.peek(Token![,]) {
            break;
        }
        input.parse::<Token![,]>()?;
    }
    if resources.is_empty() {
        return Err(Error::new(
            on.span(),
            "name the resource: a folder (`\"photos/*\"`), an object (`\"photos/cat.jpg\"`) or `bucket`",
        ));
    }
    Ok(resources)
}

/// What one place names.
pub(crate) fn resource(slot: &Slot, bucket: Option<&BlockBucket>, line: Line) -> syn::Result<Code> {
    if let [TokenTree::Literal(literal)] = slot.tokens() {
        let span = literal.span();
        let Lit::Str(literal) = Lit::new(literal.clone()) else {
            return Err(Error::new(span, "a key or a folder is written as text, such as `\"photos/*\"`"));
        };
        if bucket.is_none() {
            return Err(Error::new(span, format!("which bucket is this in? {}", line.opening())));
        }
        return key_in(Code::token(BlockBucket::name()), Ident::new("cos_policy", span).into(), &literal);
    }
    let written = slot.expression(line.behind_resource())?;
    match slot.tokens() {
        [TokenTree::Punct(star)] if star.as_char() == '*' => Err(Error::new(
            star.span(),
            "`*` is every object of every bucket: name a folder, such as `\"photos/*\"`; service-level actions are granted on `account`",
        )),
        [TokenTree::Ident(word)] if word == "account" => {
            Ok(Code::path(word.span(), &["cos_policy", "resource", "Account"]))
        }
        [TokenTree::Ident(word)] if word == "bucket" && bucket.is_none() => {
            Err(Error::new(word.span(), format!("which bucket? {}", line.opening())))
        }
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Bracket => {
            Err(Error::new(group.span_open(), "the resources stand without brackets: `\"a/*\", \"b/*\"`"))
        }
        // The word `bucket`, alone or before a method, and the very words after `in`: the bucket of the block.
        [TokenTree::Ident(word), rest @ ..] if word == "bucket" && bucket.is_some() && is_method(rest) => {
            let mut method = BlockBucket::at(word.span());
            method.extend(rest.iter().cloned());
            Ok(method)
        }
        [first, ..] if bucket.is_some_and(|bucket| bucket.written.reads_like(&written)) => {
            Ok(BlockBucket::at(first.span()))
        }
        _ => Ok(written),
    }
}

fn is_method(rest: &[TokenTree]) -> bool {
    rest.first().is_none_or(|token| matches!(token, TokenTree::Punct(dot) if dot.as_char() == '.'))
}

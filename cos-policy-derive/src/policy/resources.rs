use proc_macro2::{Ident, TokenTree};
use quote::{quote, quote_spanned};
use syn::parse::ParseStream;
use syn::{Error, LitStr, Token};

use crate::Tokens;
use crate::key::key;

use super::{located, peek_word, until};

/// The resources of a statement, up to `when`, `deliberately` or the end.
pub(super) fn parse(
    input: ParseStream<'_>,
    library: &TokenTree,
    bucket: Option<&Ident>,
    on: &Ident,
) -> syn::Result<Vec<Tokens>> {
    let mut resources = Vec::new();
    loop {
        let written =
            until(input, |input| input.peek(Token![,]) || peek_word(input, "when") || peek_word(input, "deliberately"));
        if written.is_empty() {
            break;
        }
        resources.push(resource(written, library, bucket)?);
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

fn resource(written: Tokens, library: &TokenTree, bucket: Option<&Ident>) -> syn::Result<Tokens> {
    let tokens: Vec<TokenTree> = written.clone().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Literal(_)] => {
            let literal: LitStr = syn::parse2(written)?;
            let key = key(library, &literal, &[])?;
            let span = literal.span();
            match bucket {
                Some(bucket) => Ok(quote_spanned!(span=> #bucket.at(#key))),
                None => Err(Error::new(span, "which bucket is this in? start the policy with `in bucket;`")),
            }
        }
        [TokenTree::Ident(name)] if name == "account" => {
            let span = name.span();
            let library = located(library, span);
            Ok(quote_spanned!(span=> #library::resource::Account))
        }
        [TokenTree::Ident(name)] if name == "bucket" && bucket.is_none() => {
            Err(Error::new(name.span(), "which bucket? start the policy with `in bucket;`"))
        }
        [TokenTree::Punct(star)] if star.as_char() == '*' => Err(Error::new(
            star.span(),
            "`*` is every object of every bucket: name a folder, such as `\"photos/*\"`; service-level actions are granted on `account`",
        )),
        _ => Ok(quote!(#written)),
    }
}

use proc_macro2::{Ident, TokenTree};
use quote::quote_spanned;
use syn::parse::ParseStream;
use syn::{Error, LitStr, Token};

use crate::Tokens;
use crate::key::key;

use super::{Located, peek_word, until};

/// The resources of a statement, up to `when`, `deliberately` or the end.
pub(super) fn parse(input: ParseStream<'_>, has_bucket: bool, on: &Ident) -> syn::Result<Vec<Located>> {
    let mut resources = Vec::new();
    loop {
        let span = input.span();
        let written =
            until(input, |input| input.peek(Token![,]) || peek_word(input, "when") || peek_word(input, "deliberately"));
        if written.is_empty() {
            break;
        }
        resources.push(Located { span, tokens: resource(written, has_bucket)? });
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

fn resource(written: Tokens, has_bucket: bool) -> syn::Result<Tokens> {
    let tokens: Vec<TokenTree> = written.clone().into_iter().collect();
    match tokens.as_slice() {
        [TokenTree::Literal(_)] => {
            let literal: LitStr = syn::parse2(written)?;
            let span = literal.span();
            let key = key(&quote_spanned!(span=> cos_policy), &literal, &[])?;
            if has_bucket {
                Ok(quote_spanned!(span=> bucket.at(#key)))
            } else {
                Err(Error::new(span, "which bucket is this in? start the policy with `in bucket;`"))
            }
        }
        [TokenTree::Ident(name)] if name == "account" => {
            Ok(quote_spanned!(name.span()=> cos_policy::resource::Account))
        }
        [TokenTree::Ident(name)] if name == "bucket" && !has_bucket => {
            Err(Error::new(name.span(), "which bucket? start the policy with `in bucket;`"))
        }
        [TokenTree::Punct(star)] if star.as_char() == '*' => Err(Error::new(
            star.span(),
            "`*` is every object of every bucket: name a folder, such as `\"photos/*\"`; service-level actions are granted on `account`",
        )),
        _ => Ok(written),
    }
}

use proc_macro2::{Group, Ident, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::parse::ParseStream;
use syn::{Error, LitStr, Token};

use crate::Tokens;
use crate::key::key_in_place;

use super::slot::Slot;
use super::{BlockBucket, Located};

/// The resources of a statement, up to `when`, `deliberately` or the end.
pub(super) fn parse(input: ParseStream<'_>, bucket: Option<&BlockBucket>, on: &Ident) -> syn::Result<Vec<Located>> {
    let mut resources = Vec::new();
    loop {
        let span = input.span();
        let slot = Slot::new(input, &["when", "deliberately"]);
        if slot.tokens().is_empty() {
            break;
        }
        resources.push(Located { span, tokens: resource(&slot, bucket)? });
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

fn resource(slot: &Slot, bucket: Option<&BlockBucket>) -> syn::Result<Tokens> {
    let written = slot.expression("`,`, `when` or `;`")?;
    match slot.tokens() {
        [TokenTree::Literal(_)] => {
            let literal: LitStr = syn::parse2(written)?;
            let span = literal.span();
            let key = key_in_place(&quote_spanned!(span=> cos_policy), &literal)?;
            match bucket {
                Some(bucket) => {
                    let bucket = bucket.at(span);
                    Ok(quote_spanned!(span=> #bucket.at(#key)))
                }
                None => Err(Error::new(span, "which bucket is this in? start the policy with `in bucket;`")),
            }
        }
        [TokenTree::Punct(star)] if star.as_char() == '*' => Err(Error::new(
            star.span(),
            "`*` is every object of every bucket: name a folder, such as `\"photos/*\"`; service-level actions are granted on `account`",
        )),
        [TokenTree::Ident(word)] if word == "account" => {
            Ok(quote_spanned!(word.span()=> cos_policy::resource::Account))
        }
        [TokenTree::Ident(word)] if word == "bucket" && bucket.is_none() => {
            Err(Error::new(word.span(), "which bucket? start the policy with `in bucket;`"))
        }
        // The very words after `in`: the bucket of the block, which is a reference.
        [first, ..] => match bucket {
            Some(bucket) if bucket.written.to_string() == written.to_string() => {
                Ok(bucket.at(first.span()).to_token_stream())
            }
            Some(bucket) => Ok(with_bucket(written, bucket)),
            None => Ok(written),
        },
        [] => Ok(written),
    }
}

/// The word `bucket` is the bucket of the block wherever it begins a place; behind a dot it is a field or a method.
fn with_bucket(written: Tokens, bucket: &BlockBucket) -> Tokens {
    let mut after_dot = false;
    let replaced = written.into_iter().map(|token| {
        let is_word = matches!(&token, TokenTree::Ident(word) if word == "bucket" && !after_dot);
        after_dot = matches!(&token, TokenTree::Punct(dot) if dot.as_char() == '.');
        match token {
            TokenTree::Ident(word) if is_word => TokenTree::Ident(bucket.at(word.span())),
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), with_bucket(group.stream(), bucket));
                inside.set_span(group.span());
                TokenTree::Group(inside)
            }
            other => other,
        }
    });
    replaced.collect()
}

//! The macros of `cos-policy`. Use that crate, which re-exports them with the paths they need.

use proc_macro::TokenStream;
use quote::quote;
use syn::parse::{ParseStream, Parser};

mod key;
mod policy;
mod template;

/// `$crate; "template", name = value, ..` to a key or a folder.
#[doc(hidden)]
#[proc_macro]
pub fn key(tokens: TokenStream) -> TokenStream {
    expansion(key::expand, tokens)
}

/// `$crate; statements` to the builder's calls.
#[doc(hidden)]
#[proc_macro]
pub fn policy(tokens: TokenStream) -> TokenStream {
    expansion(policy::expand, tokens)
}

type Tokens = proc_macro2::TokenStream;

fn expansion(expand: fn(ParseStream<'_>) -> syn::Result<Tokens>, tokens: TokenStream) -> TokenStream {
    let expanded = Parser::parse(expand, tokens).unwrap_or_else(|errors| {
        // A block, since several errors are no expression.
        let errors = errors.to_compile_error();
        quote!({ #errors })
    });
    expanded.into()
}

//! The macros of `cos-policy`. Use that crate, which re-exports them with the paths they need.

use proc_macro::TokenStream;
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::{DeriveInput, Error};

mod attribute;
mod code;
mod derived;
mod grammar;
mod isolation;
mod key;
mod policy;
mod scenarios;
mod scope;
mod segment;
mod template;
#[cfg(test)]
mod tests;

use code::Code;

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

/// `$crate; rows` to the calls that make a table.
#[doc(hidden)]
#[proc_macro]
pub fn scenarios(tokens: TokenStream) -> TokenStream {
    expansion(scenarios::expand, tokens)
}

/// `$crate; by fields; scopes` to what the compiler evaluates.
#[doc(hidden)]
#[proc_macro]
pub fn assert_isolated(tokens: TokenStream) -> TokenStream {
    let expanded = isolation::expand.parse(tokens).map(proc_macro2::TokenStream::from);
    expanded.unwrap_or_else(Error::into_compile_error).into()
}

/// A type to one that fills placeholders.
#[doc(hidden)]
#[proc_macro_derive(Segment, attributes(segment))]
pub fn derive_segment(tokens: TokenStream) -> TokenStream {
    derivation(segment::expand, tokens)
}

/// A struct to a key or a folder that its fields fill.
#[doc(hidden)]
#[proc_macro_derive(KeyScope, attributes(key))]
pub fn derive_key_scope(tokens: TokenStream) -> TokenStream {
    derivation(scope::expand, tokens)
}

fn derivation(expand: fn(&DeriveInput) -> proc_macro2::TokenStream, tokens: TokenStream) -> TokenStream {
    syn::parse(tokens).map_or_else(Error::into_compile_error, |input| expand(&input)).into()
}

fn expansion(expand: fn(ParseStream<'_>) -> syn::Result<Code>, tokens: TokenStream) -> TokenStream {
    let expanded = expand.parse(tokens).map(proc_macro2::TokenStream::from).unwrap_or_else(|errors| {
        // A block, since several errors are no expression.
        let errors = errors.to_compile_error();
        quote!({ #errors })
    });
    expanded.into()
}

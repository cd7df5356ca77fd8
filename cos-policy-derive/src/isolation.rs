use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Error, Token, Type};

use crate::code::Code;
use crate::key::library;

/// `by user, tenant; OwnFiles, Shared`
struct Set {
    fields: Punctuated<Ident, Token![,]>,
    scopes: Vec<Type>,
}

/// `$crate; by fields; scopes` to constants that the compiler evaluates, one for each pair of scopes.
pub(crate) fn expand(input: ParseStream<'_>) -> syn::Result<Code> {
    let library = library(input)?;
    let Set { fields, scopes } = input.parse()?;
    let names: Vec<String> = fields.iter().map(|field| field.unraw().to_string()).collect();
    let outlines: Vec<Ident> = (0..scopes.len()).map(|at| format_ident!("SCOPE_{at}")).collect();
    let mut checks = TokenStream::new();
    for (field, name) in fields.iter().zip(&names) {
        checks.extend(checked(&library, "assert_field", field.span(), &quote!(&[#(#outlines),*], #name)));
    }
    for (i, (scope, later)) in scopes.iter().zip(&outlines).enumerate() {
        for earlier in outlines.iter().take(i) {
            checks.extend(checked(&library, "assert_isolated", at(scope), &quote!(&#earlier, &#later, &[#(#names),*])));
        }
    }
    let expanded = quote! {
        const _: () = {
            #(const #outlines: #library::__private::Outline = #library::__private::Outline::of::<#scopes>();)*
            #checks
        };
    };
    Ok(expanded.into())
}

/// What the compiler evaluates, and reports at one place.
fn checked(library: &TokenTree, function: &str, at: Span, arguments: &TokenStream) -> TokenStream {
    // A path that begins with `$crate` would have the compiler underline the whole macro.
    let (name, function) = (Ident::new("checked", at), Ident::new(function, at));
    quote_spanned! {at=>
        const _: () = {
            use #library::__private::#function as #name;
            #name(#arguments)
        };
    }
}

/// Where an error is underlined.
fn at(tokens: &impl ToTokens) -> Span {
    let mut tokens = tokens.to_token_stream().into_iter();
    let first = tokens.next().map_or_else(Span::call_site, |token| token.span());
    tokens.last().and_then(|last| first.join(last.span())).unwrap_or(first)
}

impl Parse for Set {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let by: Option<Ident> = input.parse().ok();
        if by.as_ref().is_none_or(|by| by != "by") {
            let at = by.map_or_else(|| input.span(), |by| by.span());
            return Err(Error::new(at, "say first by which fields: `by user; OwnFiles, SharedFiles`"));
        }
        let fields = Punctuated::parse_separated_nonempty(input)?;
        input.parse::<Token![;]>()?;
        let scopes = Punctuated::<Type, Token![,]>::parse_terminated(input)?;
        if scopes.len() < 2 {
            let at = scopes.first().map_or_else(|| input.span(), at);
            return Err(Error::new(at, "a set has two scopes or more"));
        }
        Ok(Self { fields, scopes: scopes.into_iter().collect() })
    }
}

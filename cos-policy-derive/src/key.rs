use proc_macro2::{Ident, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::parse::ParseStream;
use syn::{Error, LitStr, Token};

use crate::Tokens;
use crate::template::Template;

/// `$crate; "template", name = value, ..`
pub(crate) fn expand(input: ParseStream<'_>) -> syn::Result<Tokens> {
    let library = library(input)?;
    if !input.peek(LitStr) {
        return Err(Error::new(
            input.span(),
            "`key!` takes a literal, such as `key!(\"photos/{user}/*\")`; text known at run time goes through `Key::parse` or `Folder::parse`",
        ));
    }
    let literal: LitStr = input.parse()?;
    let mut values = Vec::new();
    while !input.is_empty() {
        input.parse::<Token![,]>()?;
        if input.is_empty() {
            break;
        }
        let name: Ident = input.parse()?;
        if input.parse::<Token![=]>().is_err() {
            let text = "a value is written `name = value`; a variable of the placeholder's name needs none";
            return Err(Error::new(name.span(), text));
        }
        values.push((name, until_comma(input)));
    }
    key(&library, &literal, &values)
}

/// The path that `$crate` stands for, and the semicolon behind it.
pub(crate) fn library(input: ParseStream<'_>) -> syn::Result<TokenTree> {
    let library = input.parse()?;
    input.parse::<Token![;]>()?;
    Ok(library)
}

fn until_comma(input: ParseStream<'_>) -> Tokens {
    let mut tokens = Tokens::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        if let Ok(token) = input.parse::<TokenTree>() {
            tokens.extend([token]);
        }
    }
    tokens
}

/// The expression of a key or folder. A placeholder takes the value given under its name, or the variable of that name.
pub(crate) fn key(library: &impl ToTokens, literal: &LitStr, values: &[(Ident, Tokens)]) -> syn::Result<Tokens> {
    let span = literal.span();
    let template = Template::parse(&literal.value()).map_err(|fault| Error::new(span, fault))?;
    if let Some((unused, _)) = values.iter().find(|(name, _)| !template.placeholders.iter().any(|used| name == used)) {
        return Err(Error::new(unused.span(), format!("no placeholder `{{{unused}}}` in the key")));
    }
    let literals = &template.literals;
    if template.placeholders.is_empty() {
        let function = if template.is_folder { "folder_of_literal" } else { "key_of_literal" };
        let function = Ident::new(function, span);
        return Ok(quote_spanned!(span=> #library::__private::#function(#(#literals)*)));
    }
    let function = if template.is_folder { "folder_of_template" } else { "key_of_template" };
    let function = Ident::new(function, span);
    let segments = template.placeholders.iter().map(|placeholder| {
        let value = values.iter().find(|(name, _)| name == placeholder).map(|(_, value)| value.clone());
        let value = value.unwrap_or_else(|| {
            let names = placeholder.split('.').map(|name| Ident::new(name, span));
            quote_spanned!(span=> #(#names).*)
        });
        let span = value.clone().into_iter().next().map_or(span, |token| token.span());
        quote_spanned!(span=> #library::__private::segment(&#value))
    });
    Ok(quote_spanned!(span=> #library::__private::#function(&[#(#literals),*], &[#(#segments),*])))
}

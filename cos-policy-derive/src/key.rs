use proc_macro2::{Ident, Span, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
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

/// The expression of a key or folder that is a value of its own.
pub(crate) fn key(library: &impl ToTokens, literal: &LitStr, values: &[(Ident, Tokens)]) -> syn::Result<Tokens> {
    expression(library, literal, values, "of_template")
}

/// The expression of a key or folder that becomes text in the policy it stands in.
pub(crate) fn key_in_place(library: &impl ToTokens, literal: &LitStr) -> syn::Result<Tokens> {
    expression(library, literal, &[], "template")
}

/// A placeholder takes the value given under its name, or the variable of that name.
fn expression(
    library: &impl ToTokens,
    literal: &LitStr,
    values: &[(Ident, Tokens)],
    suffix: &str,
) -> syn::Result<Tokens> {
    let span = literal.span();
    if !literal.suffix().is_empty() {
        return Err(Error::new(span, "a literal without a suffix is expected"));
    }
    let template = Template::parse(&literal.value()).map_err(|fault| Error::new(span, fault))?;
    for (i, (name, _)) in values.iter().enumerate() {
        if !template.placeholders.iter().any(|used| name == used) {
            return Err(Error::new(name.span(), format!("no placeholder `{{{name}}}` in the key")));
        }
        if values.iter().take(i).any(|(before, _)| before == name) {
            return Err(Error::new(name.span(), format!("`{name}` has a value already")));
        }
    }
    let kind = if template.is_folder { "folder" } else { "key" };
    let literals = &template.literals;
    if template.placeholders.is_empty() {
        let function = Ident::new(&format!("{kind}_of_literal"), span);
        return Ok(quote_spanned!(span=> #library::__private::#function(#(#literals)*)));
    }
    let function = Ident::new(&format!("{kind}_{suffix}"), span);
    let given = values.iter().map(|(name, value)| {
        let name = hidden(name);
        quote!(let #name = &(#value);)
    });
    let (head, literals) = literals.split_first().ok_or_else(|| Error::new(span, "an empty key"))?;
    let segments =
        template.placeholders.iter().map(|placeholder| match values.iter().find(|(name, _)| name == placeholder) {
            Some((name, value)) => {
                let name = hidden(name);
                let span = value.clone().into_iter().next().map_or(span, |token| token.span());
                quote_spanned!(span=> #library::__private::segment(#name))
            }
            None => {
                let names = placeholder.split('.').map(|name| Ident::new(name, span));
                quote_spanned!(span=> #library::__private::segment(&#(#names).*))
            }
        });
    let key = quote_spanned!(span=> #library::__private::#function(#head, &[#((#segments, #literals)),*]));
    Ok(if values.is_empty() { key } else { quote_spanned!(span=> { #(#given)* #key }) })
}

/// A value that is given by name, evaluated once.
fn hidden(name: &Ident) -> Ident {
    Ident::new(&format!("__{name}"), Span::mixed_site())
}

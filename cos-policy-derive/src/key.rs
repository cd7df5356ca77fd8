use proc_macro2::{Ident, Literal, Span, TokenTree};
use quote::quote;
use syn::parse::ParseStream;
use syn::{Error, LitStr, Token};

use crate::code::Code;
use crate::template::Template;

/// `$crate; "template", name = value, ..`
pub(crate) fn expand(input: ParseStream<'_>) -> syn::Result<Code> {
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
    key(library, &literal, &values)
}

/// The path that `$crate` stands for, and the semicolon behind it.
pub(crate) fn library(input: ParseStream<'_>) -> syn::Result<TokenTree> {
    let library = input.parse()?;
    input.parse::<Token![;]>()?;
    Ok(library)
}

fn until_comma(input: ParseStream<'_>) -> Code {
    let mut value = Code::default();
    while !input.is_empty() && !input.peek(Token![,]) {
        value.extend(input.parse::<TokenTree>());
    }
    value
}

/// The expression of a key or folder that is a value of its own.
pub(crate) fn key(library: TokenTree, literal: &LitStr, values: &[(Ident, Code)]) -> syn::Result<Code> {
    expression(library, literal, values, None)
}

/// The expression of a key or folder of a bucket, which becomes text in the policy it stands in.
pub(crate) fn key_in(bucket: Code, library: TokenTree, literal: &LitStr) -> syn::Result<Code> {
    expression(library, literal, &[], Some(bucket))
}

/// A placeholder takes the value given under its name, or the variable of that name.
fn expression(
    library: TokenTree,
    literal: &LitStr,
    values: &[(Ident, Code)],
    bucket: Option<Code>,
) -> syn::Result<Code> {
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
    let private = Code::token(library).item(Ident::new("__private", span));
    let is_literal = template.placeholders.is_empty();
    let kind = if template.is_folder { "folder" } else { "key" };
    let function = match (is_literal, &bucket) {
        (true, None) => format!("{kind}_of_literal"),
        (false, None) => format!("{kind}_of_template"),
        (true, Some(_)) => format!("{kind}_literal_in"),
        (false, Some(_)) => format!("{kind}_template_in"),
    };
    let function = private.clone().item(Ident::new(&function, span));
    let text = |literal: &str| Code::token(Literal::string(literal));
    let (head, literals) = template.literals.split_first().ok_or_else(|| Error::new(span, "an empty key"))?;
    let arguments = match bucket {
        Some(bucket) => bucket.then(",", span, text(head)),
        None => text(head),
    };
    if is_literal {
        return Ok(function.call(span, arguments));
    }
    let mut segments = Code::default();
    for (placeholder, literal) in template.placeholders.iter().zip(literals) {
        let (value, at) = match values.iter().find(|(name, _)| name == placeholder) {
            Some((name, value)) => (Code::token(hidden(name)), value.span().unwrap_or(span)),
            None => (variable(placeholder, span), span),
        };
        let segment = private.clone().item(Ident::new("segment", at)).call(at, value);
        segments.extend(Code::tuple(span, segment.then(",", span, text(literal))).then(",", span, Code::default()));
    }
    let segments = Code::reference(span, Code::array(span, segments));
    let key = function.call(span, arguments.then(",", span, segments));
    if values.is_empty() {
        return Ok(key);
    }
    let given = values.iter().map(|(name, value)| {
        let name = hidden(name);
        quote!(let #name = &(#value);)
    });
    Ok(quote!({ #(#given)* #key }).into())
}

/// `&user`, or `&user.id`
fn variable(placeholder: &str, span: Span) -> Code {
    let mut names = placeholder.split('.').map(|name| Ident::new(name, span));
    let variable = names.next().map(Code::token).unwrap_or_default();
    Code::reference(span, names.fold(variable, |value, field| value.member(span, field)))
}

/// A value that is given by name, evaluated once.
fn hidden(name: &Ident) -> Ident {
    Ident::new(&format!("__{name}"), Span::mixed_site())
}

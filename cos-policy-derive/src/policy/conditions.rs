use proc_macro2::{Delimiter, Ident, Span, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::{Error, LitStr, Token};

use crate::Tokens;
use crate::key::key;

use super::{Located, peek_word, until};

/// The conditions of a statement: `when`, and conditions up to `deliberately` or the end; none without `when`.
pub(super) fn parse(input: ParseStream<'_>) -> syn::Result<Vec<Located>> {
    let mut conditions = Vec::new();
    if !peek_word(input, "when") {
        return Ok(conditions);
    }
    let when: Ident = input.parse()?;
    while !input.is_empty() && !input.peek(Token![;]) && !peek_word(input, "deliberately") {
        let span = input.span();
        conditions.push(Located { span, tokens: condition(input)? });
        if !input.peek(Token![,]) {
            break;
        }
        input.parse::<Token![,]>()?;
    }
    if conditions.is_empty() {
        return Err(Error::new(when.span(), "name a condition: `when content_length <= 5 * MIB`"));
    }
    Ok(conditions)
}

/// `<key> <op> <value> [or absent]`, or an expression that starts with a path or a call.
fn condition(input: ParseStream<'_>) -> syn::Result<Tokens> {
    let is_expression = input.peek2(Token![.]) || input.peek2(Token![::]) || input.peek2(syn::token::Paren);
    if is_expression || !input.peek(syn::Ident) {
        return Ok(value_tokens(input));
    }
    let key: Ident = input.parse()?;
    let (method, span) = operator(input, &key)?;
    let value = value_tokens(input);
    let name = key.to_string();
    let value = match method.as_str() {
        _ if value.is_empty() => value,
        "is_not" if is_list(&value) => {
            return Err(Error::new_spanned(
                value,
                "`!=` takes one value: no document says what a list means here; allow the wanted values with `in [..]` instead",
            ));
        }
        "one_of" => list(value, &name, &method)?,
        _ => literal(value, &name, &method)?,
    };
    let absent = or_absent(input)?;
    let method = Ident::new(&method, span);
    Ok(quote_spanned!(key.span()=> cos_policy::condition::#key().#method(#value) #absent))
}

/// The method for an operator, and where it stands.
fn operator(input: ParseStream<'_>, key: &Ident) -> syn::Result<(String, Span)> {
    let span = input.span();
    let method = if input.peek(Token![<=]) {
        input.parse::<Token![<=]>()?;
        "at_most"
    } else if input.peek(Token![>=]) {
        input.parse::<Token![>=]>()?;
        "at_least"
    } else if input.peek(Token![==]) {
        input.parse::<Token![==]>()?;
        "is"
    } else if input.peek(Token![!=]) {
        input.parse::<Token![!=]>()?;
        "is_not"
    } else if input.peek(Token![<]) {
        input.parse::<Token![<]>()?;
        "less_than"
    } else if input.peek(Token![>]) {
        input.parse::<Token![>]>()?;
        "greater_than"
    } else if input.peek(Token![in]) {
        input.parse::<Token![in]>()?;
        "one_of"
    } else if input.peek(Token![=]) {
        return Err(Error::new(span, "a comparison is written `==`"));
    } else if let Ok(word) = input.parse::<Ident>() {
        return Ok((word.to_string(), word.span()));
    } else {
        return Err(Error::new(
            key.span(),
            format!("say what `{key}` is compared with: `{key} == ..`, `<=`, `like`, `in [..]`"),
        ));
    };
    Ok((method.to_owned(), span))
}

fn value_tokens(input: ParseStream<'_>) -> Tokens {
    until(input, |input| input.peek(Token![,]) || peek_word(input, "deliberately") || peek_word(input, "or"))
}

/// `or absent`
fn or_absent(input: ParseStream<'_>) -> syn::Result<Option<Tokens>> {
    if !peek_word(input, "or") {
        return Ok(None);
    }
    let or: Ident = input.parse()?;
    if !peek_word(input, "absent") {
        return Err(Error::new(
            or.span(),
            "conditions cannot be alternatives, except `or absent`: write another statement",
        ));
    }
    let absent: Ident = input.parse()?;
    Ok(Some(quote_spanned!(absent.span()=> .or_absent())))
}

fn is_list(value: &Tokens) -> bool {
    matches!(value.clone().into_iter().next(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket)
}

/// `[a, b]`, each value on its own; any other expression as it is.
fn list(value: Tokens, key: &str, method: &str) -> syn::Result<Tokens> {
    let tokens: Vec<TokenTree> = value.clone().into_iter().collect();
    let [TokenTree::Group(group)] = tokens.as_slice() else {
        return Ok(value);
    };
    if group.delimiter() != Delimiter::Bracket {
        return Ok(value);
    }
    let items = |input: ParseStream<'_>| {
        let mut items = Vec::new();
        while !input.is_empty() {
            let item = until(input, |input| input.peek(Token![,]));
            items.push(literal(item, key, method)?);
            if input.peek(Token![,]) {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(items)
    };
    let items = items.parse2(group.stream())?;
    Ok(quote_spanned!(group.span()=> [#(#items),*]))
}

/// A literal becomes a constant of the key's type, so that the compiler checks it; other values stay.
fn literal(value: Tokens, key: &str, method: &str) -> syn::Result<Tokens> {
    let tokens: Vec<TokenTree> = value.clone().into_iter().collect();
    let [TokenTree::Literal(token)] = tokens.as_slice() else {
        return Ok(value);
    };
    let span = token.span();
    if key == "tls_version" {
        return Ok(constant("TlsVersion", key, token.to_string().trim_matches('"'), span));
    }
    let Ok(text) = syn::parse2::<LitStr>(value.clone()) else {
        return Ok(value);
    };
    if key == "prefix" {
        return prefix(&text, method);
    }
    let kind = match (key, method) {
        ("content_type" | "response_content_type", "like") => "MediaRange",
        ("content_type" | "response_content_type", _) => "MediaType",
        ("acl", _) => "Acl",
        ("storage_class", _) => "StorageClass",
        ("version_id", _) => "VersionId",
        ("requester_vpc", _) => "VpcId",
        ("source_ip", _) => "Cidr",
        ("request_tag" | "resource_tag", _) => "Tag",
        ("host", _) => "Host",
        _ => return Ok(value),
    };
    Ok(constant(kind, key, text, span))
}

/// A prefix is a key, `folder/` for exactly that folder, or with `like` everything below `folder/*`.
fn prefix(text: &LitStr, method: &str) -> syn::Result<Tokens> {
    let written = text.value();
    let library = quote_spanned!(text.span()=> cos_policy);
    if method != "like" && written.ends_with('*') {
        return Err(Error::new(
            text.span(),
            "a star is compared as text here: everything below a folder is `prefix like \"photos/*\"`",
        ));
    }
    match written.strip_suffix('/') {
        Some(_) if method != "like" => key(&library, &LitStr::new(&format!("{written}*"), text.span()), &[]),
        _ => key(&library, text, &[]),
    }
}

/// A constant of a value's type, called like the key: the compiler names it where the value is wrong.
fn constant(kind: &str, key: &str, literal: impl ToTokens, span: Span) -> Tokens {
    let kind = Ident::new(kind, span);
    let name = Ident::new(&key.to_uppercase(), span);
    quote_spanned! {span=> {
        const #name: cos_policy::condition::#kind = cos_policy::condition::#kind::from_static(#literal);
        #name
    }}
}

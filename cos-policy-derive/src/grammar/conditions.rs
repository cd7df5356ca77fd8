use proc_macro2::{Delimiter, Group, Ident, Span, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::parse::{ParseStream, Parser};
use syn::{Error, LitStr, Token};

use crate::code::Code;
use crate::key::key;

use super::slot::{Slot, peek_word};
use super::{Line, Located};

/// The conditions of a line: `when`, and conditions up to `deliberately` or the end; none without `when`.
pub(crate) fn parse(input: ParseStream<'_>, line: Line) -> syn::Result<Vec<Located>> {
    let mut conditions = Vec::new();
    if !peek_word(input, "when") {
        return Ok(conditions);
    }
    let when: Ident = input.parse()?;
    while !input.is_empty() && !input.peek(Token![;]) && !peek_word(input, "deliberately") {
        let span = input.span();
        conditions.push(Located { span, code: condition(input, line)? });
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

/// `<key> <op> <value> [or absent]`, or an expression that is a condition.
fn condition(input: ParseStream<'_>, line: Line) -> syn::Result<Code> {
    if input.peek(Token![,]) {
        return Err(Error::new(input.span(), "expected a condition before the comma"));
    }
    let Some((key, _)) = input.cursor().ident().filter(|_| !is_expression(input)) else {
        return expression(input, line);
    };
    input.parse::<Ident>()?;
    let (method, span) = operator(input, &key)?;
    let value = Slot::new(input, ENDS_VALUE);
    let name = key.to_string();
    let value = match value.span() {
        Some(span) => Some((span, checked_value(&value, &name, &method, line)?)),
        None if method == "like" || SIGNS.iter().any(|(_, sign)| *sign == method) => {
            return Err(Error::new(span, format!("say what `{key}` is compared with")));
        }
        None => None,
    };
    let absent = or_absent(input, line)?;
    let (method, value) = match value {
        Some((span, value)) => (Ident::new(&method, span), Some(value)),
        None => (Ident::new(&method, span), None),
    };
    Ok(quote_spanned!(key.span()=> cos_policy::condition::#key().#method(#value) #absent).into())
}

/// A variable, a path, a call or a parenthesis begins an expression.
fn is_expression(input: ParseStream<'_>) -> bool {
    let ends = input.peek2(Token![,]) || input.peek2(Token![;]);
    let is_variable = ends && input.cursor().ident().is_some_and(|(name, _)| operators(&name.to_string()).is_none());
    is_variable || input.peek2(Token![::]) || input.peek2(Token![.]) || input.peek2(syn::token::Paren)
}

fn expression(input: ParseStream<'_>, line: Line) -> syn::Result<Code> {
    let slot = Slot::new(input, ENDS_VALUE);
    if let [TokenTree::Group(group)] = slot.tokens() {
        let inside = Slot::of(group.stream());
        let begins_with_key =
            matches!(inside.tokens(), [TokenTree::Ident(key), _, ..] if operators(&key.to_string()).is_some());
        if begins_with_key || inside.operator(&COMPARISONS).is_some() {
            return Err(Error::new(group.span(), "conditions stand without brackets"));
        }
    }
    if let Some(span) = slot.operator(&COMPARISONS) {
        return Err(Error::new(span, "a condition starts with its key: `content_length <= 5 * MIB`"));
    }
    one(&slot, line)
}

const COMPARISONS: [&str; 4] = ["<=", ">=", "==", "!="];

/// What ends a value, besides a comma: the reason, or `or`.
const ENDS_VALUE: &[&str] = &["deliberately", "or", "or_absent"];

/// One expression, and no second condition behind it.
fn one(slot: &Slot, line: Line) -> syn::Result<Code> {
    if let Some(span) = slot.operator(&["&&"]) {
        return Err(Error::new(span, "conditions are separated by `,`; all of them must hold"));
    }
    if let Some(span) = slot.operator(&["||"]) {
        return Err(Error::new(span, line.no_alternatives()));
    }
    let expression = slot.expression("`,` or `;`")?;
    match slot.operator(&COMPARISONS) {
        Some(span) => Err(Error::new(span, "one comparison at a time: separate conditions with `,`")),
        None => Ok(expression),
    }
}

/// The operators that are not called like their method.
const SIGNS: [(&str, &str); 7] = [
    ("<=", "at_most"),
    (">=", "at_least"),
    ("==", "is"),
    ("!=", "is_not"),
    ("<", "less_than"),
    (">", "greater_than"),
    ("in", "one_of"),
];

/// The method for an operator, and where it stands.
fn operator(input: ParseStream<'_>, key: &Ident) -> syn::Result<(String, Span)> {
    let span = input.span();
    let written = sign(input);
    let method =
        SIGNS.iter().find(|(sign, _)| *sign == written).map_or(written.as_str(), |(_, method)| method).to_owned();
    let Some(known) = operators(&key.to_string()) else {
        return if is_word(&method) {
            Ok((method, span))
        } else {
            Err(Error::new(span, format!("`{key}` is no condition key")))
        };
    };
    if known.split(' ').any(|operator| operator == written) {
        return Ok((method, span));
    }
    let list: Vec<&str> =
        known.split(' ').map(|operator| if operator == "in" { "in [..]" } else { operator }).collect();
    let list = list.join("`, `");
    let found = if written.is_empty() { key.span() } else { span };
    Err(Error::new(
        found,
        match written.as_str() {
            "=" => "a comparison is written `==`".to_owned(),
            "=<" => "at most is written `<=`".to_owned(),
            "=>" => "at least is written `>=`".to_owned(),
            "" => format!("say what `{key}` is compared with: `{list}`"),
            _ => format!("`{key}` has no `{written}`: it takes `{list}`"),
        },
    ))
}

fn is_word(method: &str) -> bool {
    method.starts_with(|first: char| first.is_ascii_lowercase())
}

/// The operator that comes next: a word, or up to two signs.
fn sign(input: ParseStream<'_>) -> String {
    if let Ok(word) = input.parse::<Ident>() {
        return word.to_string();
    }
    if input.parse::<Token![in]>().is_ok() {
        return "in".to_owned();
    }
    let mut sign = String::new();
    while sign.len() < 2 {
        match input.cursor().punct() {
            Some((punct, _)) if "<>=!~:".contains(punct.as_char()) => sign.push(punct.as_char()),
            _ => break,
        }
        _ = input.parse::<TokenTree>();
    }
    sign
}

/// What a key can be compared by.
fn operators(key: &str) -> Option<&'static str> {
    Some(match key {
        "content_length" | "part_length" | "form_length" => "<= >= == < >",
        "content_type" | "response_content_type" | "prefix" => "== != like in",
        "acl" | "storage_class" | "host" => "== != in",
        "version_id" => "== != in latest given",
        "requester_vpc" | "request_tag" | "resource_tag" => "== in",
        "secure_transport" => "==",
        "tls_version" => "== >= <",
        "source_ip" => "== != in",
        "forbid_overwrite" => "required missing",
        "grant_read" | "grant_read_acp" | "grant_write_acp" | "grant_full_control" => "given",
        _ => return None,
    })
}

/// `or absent`
fn or_absent(input: ParseStream<'_>, line: Line) -> syn::Result<Option<Code>> {
    if !peek_word(input, "or") && !peek_word(input, "or_absent") {
        return Ok(None);
    }
    let mut word: Ident = input.parse()?;
    if word == "or" {
        if !peek_word(input, "absent") {
            return Err(Error::new(word.span(), line.no_alternatives()));
        }
        word = input.parse()?;
    }
    Ok(Some(quote_spanned!(word.span()=> .or_absent()).into()))
}

fn checked_value(slot: &Slot, key: &str, method: &str, line: Line) -> syn::Result<Code> {
    match (slot.tokens(), method) {
        ([TokenTree::Group(group)], "one_of") if group.delimiter() == Delimiter::Bracket => {
            let items = |input: ParseStream<'_>| list(input, key, method, line);
            let items = items.parse2(group.stream())?;
            if items.is_empty() {
                return Err(Error::new(group.span(), "no value is in an empty list: name the values"));
            }
            Ok(quote_spanned!(group.span()=> [#(#items),*]).into())
        }
        ([TokenTree::Literal(literal), ..], "one_of") => {
            Err(Error::new(literal.span(), "a list is written in brackets: `in [\"image/png\", \"image/jpeg\"]`"))
        }
        ([TokenTree::Group(group)], "is_not") if group.delimiter() == Delimiter::Bracket => Err(Error::new(
            group.span(),
            "`!=` takes one value: no document says what a list means here; allow the wanted values with `in [..]` instead",
        )),
        ([TokenTree::Ident(word)], _) if key == "version_id" && word == "latest" => Err(latest(word.span())),
        ([TokenTree::Literal(_)], _) => literal(one(slot, line)?, key, method),
        // Without its brackets, which would be superfluous where the value stands in the end.
        ([TokenTree::Group(group)], _) if group.delimiter() == Delimiter::Parenthesis && !holds_comma(group) => {
            one(&Slot::of(group.stream()), line)
        }
        _ => one(slot, line),
    }
}

fn holds_comma(group: &Group) -> bool {
    group.stream().into_iter().any(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ','))
}

fn latest(span: Span) -> Error {
    Error::new(span, "the latest version is written `version_id latest`")
}

fn list(input: ParseStream<'_>, key: &str, method: &str, line: Line) -> syn::Result<Vec<Code>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        let item = Slot::new(input, &[]);
        items.push(literal(one(&item, line)?, key, method)?);
        if input.peek(Token![,]) {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(items)
}

/// A literal becomes a constant of the key's type, so that the compiler checks it; other values stay.
fn literal(value: Code, key: &str, method: &str) -> syn::Result<Code> {
    let Some(TokenTree::Literal(token)) = value.clone().into_iter().next() else {
        return Ok(value);
    };
    let span = token.span();
    if key == "tls_version" {
        return Ok(constant("TlsVersion", key, token.to_string().trim_matches('"'), span));
    }
    let Ok(text) = syn::parse2::<LitStr>(value.clone().into()) else {
        return Ok(value);
    };
    let kind = match (key, method) {
        ("prefix", _) => return prefix(&text, method),
        ("version_id", _) if text.value() == "latest" => return Err(latest(span)),
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
fn prefix(text: &LitStr, method: &str) -> syn::Result<Code> {
    let written = text.value();
    let library = TokenTree::from(Ident::new("cos_policy", text.span()));
    if method != "like" && written.ends_with('*') {
        return Err(Error::new(
            text.span(),
            "a star is compared as text here: everything below a folder is `prefix like \"photos/*\"`",
        ));
    }
    match written.strip_suffix('/') {
        Some(_) if method != "like" => key(library, &LitStr::new(&format!("{written}*"), text.span()), &[]),
        _ => key(library, text, &[]),
    }
}

/// A constant of a value's type, called like the key: the compiler names it where the value is wrong.
fn constant(kind: &str, key: &str, literal: impl ToTokens, span: Span) -> Code {
    let kind = Ident::new(kind, span);
    let name = Ident::new(&key.to_uppercase(), span);
    quote_spanned! {span=> {
        const #name: cos_policy::condition::#kind = cos_policy::condition::#kind::from_static(#literal);
        #name
    }}
    .into()
}

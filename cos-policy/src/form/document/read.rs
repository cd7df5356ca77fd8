use std::borrow::Cow;

use crate::document::{Kind, ParseFault, Reader, Span, position};
use crate::form::condition::Condition;
use crate::form::expiration::Expiration;
use crate::form::field::{Comparison, REQUIRED, comparison};

use super::PostDocument;
use super::error::{PostFault, PostParseError};

type Result<T> = std::result::Result<T, (Span, PostFault)>;

/// Reads the policy of a form, member by member. Source of the grammar: 436/14690.
pub(super) fn read(text: &str) -> std::result::Result<PostDocument, PostParseError> {
    document(&mut Reader::new(text)).map_err(|(span, fault)| {
        let (line, column) = position(text, span.start());
        PostParseError { line, column, span, fault }
    })
}

/// A fault of the JSON is one of the policy.
fn json<T>(read: std::result::Result<T, (Span, ParseFault)>) -> Result<T> {
    read.map_err(|(span, fault)| (span, fault.into()))
}

fn document(reader: &mut Reader<'_>) -> Result<PostDocument> {
    let start = reader.start();
    json(reader.open(b'{', "a policy, which is an object"))?;
    let (mut ends, mut named) = (None, None);
    let mut more = !reader.close(b'}');
    while more {
        let (name, span) = json(reader.name())?;
        match &*name {
            "expiration" if ends.is_none() => ends = Some(expiration(reader)?),
            "conditions" if named.is_none() => named = Some(conditions(reader)?),
            "expiration" | "conditions" => return Err((span, ParseFault::DuplicateMember(name.into_owned()).into())),
            _ => return Err((span, PostFault::Member(name.into_owned()))),
        }
        more = json(reader.next(b'}'))?;
    }
    let whole = reader.since(start);
    json(reader.end())?;
    let missing = |name| (whole, ParseFault::Missing(name).into());
    Ok(PostDocument::new(ends.ok_or_else(|| missing("expiration"))?, named.ok_or_else(|| missing("conditions"))?))
}

fn expiration(reader: &mut Reader<'_>) -> Result<Expiration> {
    let (text, span) = string(reader)?;
    Expiration::parse(&text).ok_or_else(|| (span, PostFault::Expiration(text.into_owned())))
}

fn conditions(reader: &mut Reader<'_>) -> Result<Vec<Condition>> {
    let start = reader.start();
    json(reader.open(b'[', "conditions, which are a list"))?;
    let mut conditions = Vec::new();
    let mut more = !reader.close(b']');
    while more {
        conditions.push(condition(reader)?);
        more = json(reader.next(b']'))?;
    }
    let pins = |name: &str| conditions.iter().any(|c| matches!(c, Condition::Exact { field, .. } if field == name));
    match REQUIRED.into_iter().find(|name| !pins(name)) {
        None => Ok(conditions),
        Some(name) => Err((reader.since(start), PostFault::Unpinned(name))),
    }
}

fn condition(reader: &mut Reader<'_>) -> Result<Condition> {
    match json(reader.kind())? {
        Kind::Object => member(reader),
        Kind::Array => list(reader),
        Kind::String | Kind::Number => Err(unexpected(reader, "a condition, which is an object or a list")),
    }
}

/// `{"field":"value"}`
fn member(reader: &mut Reader<'_>) -> Result<Condition> {
    json(reader.open(b'{', "a condition"))?;
    let (name, span) = json(reader.name())?;
    let field = name.into_owned();
    compared(&field, span)?;
    let value = string(reader)?.0.into_owned();
    json(reader.open(b'}', "`}`, since a condition names one field"))?;
    Ok(Condition::Exact { field, value })
}

/// A list that starts with the kind of the condition.
fn list(reader: &mut Reader<'_>) -> Result<Condition> {
    json(reader.open(b'[', "a condition"))?;
    let (kind, span) = string(reader)?;
    let condition = match &*kind {
        "eq" => exact(reader),
        "starts-with" => starts_with(reader),
        "content-length-range" => length_range(reader),
        _ => Err((span, PostFault::Kind(kind.into_owned()))),
    }?;
    json(reader.open(b']', "`]`, since the condition is complete"))?;
    Ok(condition)
}

fn exact(reader: &mut Reader<'_>) -> Result<Condition> {
    let (field, span) = dollar(reader)?;
    compared(&field, span)?;
    Ok(Condition::Exact { field, value: operand(reader)? })
}

fn starts_with(reader: &mut Reader<'_>) -> Result<Condition> {
    let (field, span) = dollar(reader)?;
    match compared(&field, span)? {
        Comparison::ExactOrPrefix => Ok(Condition::StartsWith { field, prefix: operand(reader)? }),
        Comparison::Exact => Err((span, PostFault::NoPrefix(field))),
    }
}

fn length_range(reader: &mut Reader<'_>) -> Result<Condition> {
    let (least, start) = length(reader)?;
    let (most, _) = length(reader)?;
    if least <= most {
        Ok(Condition::Length { least, most })
    } else {
        Err((reader.since(start.start()), PostFault::EmptyRange { least, most }))
    }
}

/// `,` and `"$field"`.
fn dollar(reader: &mut Reader<'_>) -> Result<(String, Span)> {
    json(reader.open(b',', "`,` and a field"))?;
    let (text, span) = string(reader)?;
    match text.strip_prefix('$') {
        Some(name) => Ok((name.to_owned(), span)),
        None => Err((span, PostFault::Dollar(text.into_owned()))),
    }
}

/// `,` and a text.
fn operand(reader: &mut Reader<'_>) -> Result<String> {
    json(reader.open(b',', "`,` and a value"))?;
    Ok(string(reader)?.0.into_owned())
}

/// `,` and a number of bytes.
fn length(reader: &mut Reader<'_>) -> Result<(u64, Span)> {
    json(reader.open(b',', "`,` and a number of bytes"))?;
    if json(reader.kind())? != Kind::Number {
        return Err(unexpected(reader, "a number of bytes"));
    }
    let start = reader.start();
    let text = json(reader.number())?;
    let span = reader.since(start);
    let number = text.parse().map_err(|_| (span, PostFault::Length(text.to_owned())))?;
    Ok((number, span))
}

fn compared(field: &str, span: Span) -> Result<Comparison> {
    comparison(field).ok_or_else(|| (span, PostFault::Field(field.to_owned())))
}

fn string<'t>(reader: &mut Reader<'t>) -> Result<(Cow<'t, str>, Span)> {
    let start = reader.start();
    let text = json(reader.string())?;
    Ok((text, reader.since(start)))
}

fn unexpected(reader: &mut Reader<'_>, expected: &'static str) -> (Span, PostFault) {
    let (span, fault) = reader.unexpected(expected);
    (span, fault.into())
}

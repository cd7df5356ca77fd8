use std::borrow::Cow;

use crate::action::ActionInfo;
use crate::condition::{KeyInfo, Origin, ValueType, keys};
use crate::document::{Clause, Comparison, Operator, Point, Quantifier, Span, Spanned, Test, Undocumented, Value};
use crate::text::Excerpt;

use super::tokens::Tokens;
use super::{Fault, Kind, Result, Token};

/// `<key> <op> <value> [or absent]`
pub(super) fn condition(tokens: &mut Tokens<'_>) -> Result<Clause> {
    let name = tokens.word("a condition, such as `content-length <= 5 MiB`")?;
    let info = key(name)?;
    let sign = tokens.next(info.operators())?;
    let comparison = info.comparison(sign.text).ok_or_else(|| {
        let found = Excerpt(sign.text);
        sign.fault(format!("`{}` has no `{found}`: it takes {}", name.text, info.operators()))
    })?;
    let values = if sign.text == "in" { list(info, tokens)? } else { vec![value(info, tokens)?] };
    let if_exist = or_absent(info, comparison, tokens)?;
    let quantifier = if info.value_type() == ValueType::Tags { Quantifier::Any } else { Quantifier::None };
    let operator = Spanned { value: Operator { quantifier, comparison, if_exist }, span: sign.span };
    let span = Span::new(name.span.start(), tokens.before().end());
    let key = Spanned { value: Cow::Borrowed(info.name()), span: name.span };
    documented(Clause::new(operator, key, values, span))
}

fn key(name: Token<'_>) -> Result<&'static KeyInfo> {
    let known = keys().iter().find(|info| info.name().split_once(':').is_some_and(|(_, bare)| bare == name.text));
    known.filter(|info| info.is_assured()).ok_or_else(|| {
        let names = keys().iter().filter(|info| info.is_assured()).filter_map(|info| info.name().split_once(':'));
        let names: Vec<String> = names.map(|(_, bare)| format!("`{bare}`")).collect();
        name.fault(format!("`{}` is no condition key: there are {}", Excerpt(name.text), names.join(", ")))
    })
}

impl KeyInfo {
    fn comparison(&self, sign: &str) -> Option<Comparison> {
        Some(match (self.value_type(), sign) {
            (ValueType::Text | ValueType::Tags, "==" | "in") => Comparison::StringEqual,
            (ValueType::Text, "!=") => Comparison::StringNotEqual,
            (ValueType::Text, "like") => Comparison::StringLike,
            (ValueType::Number, "==") => Comparison::NumericEqual,
            (ValueType::Number, "<=") => Comparison::NumericLessThanEqual,
            (ValueType::Number, ">=") => Comparison::NumericGreaterThanEqual,
            (ValueType::Number, "<") => Comparison::NumericLessThan,
            (ValueType::Number, ">") => Comparison::NumericGreaterThan,
            (ValueType::Boolean, "==") => Comparison::BoolEqual,
            (ValueType::Address, "==" | "in") => Comparison::IpEqual,
            (ValueType::Address, "!=") => Comparison::IpNotEqual,
            _ => return None,
        })
    }

    fn operators(&self) -> &'static str {
        match self.value_type() {
            ValueType::Text => "`==`, `!=`, `like` or `in [..]`",
            ValueType::Number => "`<=`, `>=`, `==`, `<` or `>`",
            ValueType::Address => "`==`, `!=` or `in [..]`",
            ValueType::Tags => "`==` or `in [..]`",
            ValueType::Boolean | ValueType::Date => "`==`",
        }
    }

    /// Whether the requests of an action may have the key.
    pub(super) fn is_carried_by(&self, action: &ActionInfo) -> bool {
        let is_of_every_request =
            matches!(self.origin(), Origin::Connection | Origin::SomeConnections | Origin::Resource);
        is_of_every_request || action.condition_keys().contains(&self.name())
    }

    /// Whether a request without the key is none that a limit was meant for.
    fn is_optional(&self) -> bool {
        matches!(
            self.name(),
            "cos:x-cos-acl" | "cos:x-cos-storage-class" | "cos:versionid" | "cos:response-content-type"
        )
    }
}

fn list(info: &KeyInfo, tokens: &mut Tokens<'_>) -> Result<Vec<Spanned<Value>>> {
    tokens.expect("[", "a list, such as `[\"image/png\", \"image/jpeg\"]`")?;
    let mut values = Vec::new();
    loop {
        values.push(value(info, tokens)?);
        if !tokens.take(",") {
            tokens.expect("]", "`,` or `]`")?;
            return Ok(values);
        }
    }
}

fn value(info: &KeyInfo, tokens: &mut Tokens<'_>) -> Result<Spanned<Value>> {
    let (expected, kind) = match info.value_type() {
        ValueType::Number => ("a number, such as `5 MiB`", Kind::Word),
        ValueType::Boolean => ("`true` or `false`", Kind::Word),
        _ => ("a text in quotes", Kind::Quoted),
    };
    let token = tokens.next(expected)?;
    let value = match info.value_type() {
        _ if token.kind != kind => return Err(token.unexpected(expected)),
        ValueType::Number => Value::Number(number(token, tokens)?),
        ValueType::Boolean => Value::Text(token.text.to_owned()),
        _ => Value::Text(unquoted(token)?),
    };
    Ok(Spanned { value, span: Span::new(token.span.start(), tokens.before().end()) })
}

/// A number, and perhaps its unit.
fn number(token: Token<'_>, tokens: &mut Tokens<'_>) -> Result<String> {
    let unit = ["KiB", "MiB", "GiB"].into_iter().zip([10, 20, 30]).find(|(unit, _)| tokens.take(unit));
    let Some((_, shift)) = unit else { return Ok(token.text.to_owned()) };
    let bytes = token.text.parse::<u64>().ok().and_then(|number| number.checked_mul(1 << shift));
    bytes.map(|bytes| bytes.to_string()).ok_or_else(|| token.unexpected("a number of this unit"))
}

/// A text without its quotes.
fn unquoted(token: Token<'_>) -> Result<String> {
    let inner = token.text.get(1..token.text.len() - 1).unwrap_or_default();
    let mut text = String::with_capacity(inner.len());
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        let escaped = if character == '\\' { characters.next() } else { Some(character) };
        match (character, escaped) {
            ('\\', Some('"' | '\\')) | (' '..='[' | ']'..='~', _) => text.extend(escaped),
            _ => {
                return Err(
                    token.fault("a text is of printable ASCII; a quote and a backslash stand behind a backslash")
                );
            }
        }
    }
    Ok(text)
}

fn or_absent(info: &KeyInfo, comparison: Comparison, tokens: &mut Tokens<'_>) -> Result<bool> {
    let start = tokens.span();
    if !tokens.take("or") {
        return Ok(false);
    }
    tokens.expect("absent", "`absent`; of alternatives give each a row of its own")?;
    if comparison.is_negated() || info.is_optional() {
        return Ok(true);
    }
    let span = Span::new(start.start(), tokens.before().end());
    Err(Fault::new(span, "`or absent` lifts this limit: whoever leaves the key out is not limited"))
}

/// A condition of which documents say what it means.
fn documented(clause: Clause) -> Result<Clause> {
    let points = match &clause.test {
        Test::Undocumented(why) => return Err(Fault::new(clause.span, why.to_string())),
        Test::Not(point) => vec![point],
        Test::AnyOf(points) | Test::Beyond(_, points) => [&points.first].into_iter().chain(&points.more).collect(),
    };
    // Of an IPv6 block at least it is plain what it means.
    let doubt = |(point, value): (&Point, &Spanned<Value>)| {
        Some((value.span, point.doubtful.filter(|why| *why != Undocumented::Ipv6)?))
    };
    let doubtful: Option<(Span, Undocumented)> = points.into_iter().zip(&clause.values).find_map(doubt);
    match doubtful {
        Some((span, why)) => Err(Fault::new(span, why.to_string())),
        None => Ok(clause),
    }
}

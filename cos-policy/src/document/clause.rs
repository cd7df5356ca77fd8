use std::borrow::Cow;
use std::net::IpAddr;

use crate::condition::keys::{KeyInfo, Origin, ValueType, known_key};
use crate::percent;

use super::decimal::Decimal;
use super::glob::{Glob, has_undocumented};
use super::operator::{Comparison, Family, Operator, Quantifier};
use super::span::{Span, Spanned};
use super::undocumented::Undocumented;

/// One line of a condition: an operator, a key, and the values it is compared with.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    pub(crate) operator: Spanned<Operator>,
    pub(crate) key: Spanned<Cow<'static, str>>,
    /// The entry of the catalogue, if the key is there.
    pub(crate) info: Option<&'static KeyInfo>,
    /// At least one.
    pub(crate) values: Vec<Spanned<Value>>,
    /// The key and its values.
    pub(crate) span: Span,
    pub(crate) test: Test,
}

/// A value as a policy writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    /// The text of the number, since `1.0` and `1` are one number and two texts.
    Number(String),
}

impl Value {
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) => text,
        }
    }
}

/// What a value of the request is asked for.
#[derive(Clone, Debug)]
pub(crate) enum Test {
    /// No document says what this comparison does.
    Undocumented(Undocumented),
    /// One of these.
    AnyOf(Points),
    /// Not this one.
    Not(Point),
    /// On this side of one of these numbers.
    Beyond(Bound, Points),
}

/// The values of a clause, of which there is hardly ever more than one.
#[derive(Clone, Debug)]
pub(crate) struct Points {
    pub(crate) first: Point,
    pub(crate) more: Vec<Point>,
}

/// Which side of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    Greater,
    GreaterEqual,
    Less,
    LessEqual,
}

/// A value, read as the type of its operator.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    pub(crate) operand: Operand,
    /// Whether no document promises that the comparison holds where it seems to.
    pub(crate) doubtful: Option<Undocumented>,
}

#[derive(Clone, Debug)]
pub(crate) enum Operand {
    Text(Box<str>),
    Pattern(Glob),
    Number(Decimal),
    Block {
        address: IpAddr,
        prefix: u8,
    },
    Boolean(bool),
    /// Of no type that the operator compares: anything may come of it.
    Unreadable,
}

impl Clause {
    /// The values as the policy writes them.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(|value| value.value.text())
    }

    pub(crate) fn new(
        operator: Spanned<Operator>,
        key: Spanned<Cow<'_, str>>,
        values: Vec<Spanned<Value>>,
        span: Span,
    ) -> Self {
        let info = known_key(&key.value);
        let name = info.map_or_else(|| Cow::Owned(key.value.into_owned()), |info| Cow::Borrowed(info.name));
        let key = Spanned { value: name, span: key.span };
        let test = Test::new(operator.value, info, &values);
        Self { operator, key, info, values, span, test }
    }
}

impl PartialEq for Clause {
    fn eq(&self, other: &Self) -> bool {
        self.operator == other.operator && self.key == other.key && self.values == other.values
    }
}

impl Eq for Clause {}

impl Test {
    fn new(operator: Operator, info: Option<&'static KeyInfo>, values: &[Spanned<Value>]) -> Self {
        let Operator { quantifier, comparison, .. } = operator;
        let Some(info) = info.filter(|info| info.is_assured()) else {
            return Self::Undocumented(Undocumented::ConditionKey);
        };
        match (comparison.family(), info.value) {
            (Family::Undocumented, _) => return Self::Undocumented(Undocumented::Operator),
            (Family::Text, ValueType::Tags) if comparison != Comparison::StringEqual => {
                return Self::Undocumented(Undocumented::Type);
            }
            (Family::Text, ValueType::Tags) if !info.takes(quantifier) => {
                return Self::Undocumented(Undocumented::Quantifier);
            }
            (Family::Text, ValueType::Text | ValueType::Tags)
            | (Family::Number, ValueType::Number)
            | (Family::Address, ValueType::Address)
            | (Family::Boolean, ValueType::Boolean) => {}
            _ => return Self::Undocumented(Undocumented::Type),
        }
        let mut points = values.iter().map(|value| Point::new(comparison, info, &value.value));
        let Some(first) = points.next() else {
            return Self::Undocumented(Undocumented::Value);
        };
        let points = Points { first, more: points.collect() };
        let bound = match comparison {
            Comparison::NumericGreaterThan => Bound::Greater,
            Comparison::NumericGreaterThanEqual => Bound::GreaterEqual,
            Comparison::NumericLessThan => Bound::Less,
            Comparison::NumericLessThanEqual => Bound::LessEqual,
            _ if !comparison.is_negated() => return Self::AnyOf(points),
            _ if points.more.is_empty() => return Self::Not(points.first),
            _ => return Self::Undocumented(Undocumented::NegatedList),
        };
        Self::Beyond(bound, points)
    }
}

impl Point {
    fn new(comparison: Comparison, info: &KeyInfo, value: &Value) -> Self {
        let certain = |operand| Self { operand, doubtful: None };
        let unreadable = Self { operand: Operand::Unreadable, doubtful: Some(Undocumented::Value) };
        let text = value.text();
        match (comparison.family(), value) {
            (Family::Number, Value::Number(_)) => {
                Decimal::parse(text).map_or(unreadable, |number| certain(Operand::Number(number)))
            }
            // Whether a number may stand in quotes is unknown.
            (Family::Number, Value::Text(_)) => match Decimal::parse(text) {
                Some(number) => Self { operand: Operand::Number(number), doubtful: Some(Undocumented::QuotedNumber) },
                None => unreadable,
            },
            (Family::Boolean, Value::Text(_)) => match text {
                "true" => certain(Operand::Boolean(true)),
                "false" => certain(Operand::Boolean(false)),
                _ => unreadable,
            },
            (Family::Address, Value::Text(_)) => block(text).map_or(unreadable, |(address, prefix)| Self {
                operand: Operand::Block { address, prefix },
                doubtful: address.is_ipv6().then_some(Undocumented::Ipv6),
            }),
            // A policy variable, which CAM replaces (598/10607).
            (Family::Text, Value::Text(_)) if text.contains("${") => unreadable,
            (Family::Text, Value::Text(_)) => Self::text(comparison, info, text),
            _ => unreadable,
        }
    }

    fn text(comparison: Comparison, info: &KeyInfo, text: &str) -> Self {
        let canonical = match comparison {
            _ if !info.is_query() => text.to_owned(),
            Comparison::StringLike => percent::canonical_pattern(text),
            _ => percent::canonical(text),
        };
        let misspelt = (canonical != text).then_some(Undocumented::Encoding);
        if comparison != Comparison::StringLike {
            return Self { operand: Operand::Text(canonical.into()), doubtful: misspelt };
        }
        let inner = text.strip_prefix('*').unwrap_or(text);
        let inner = inner.strip_suffix('*').unwrap_or(inner);
        // A star in front and behind is promised, one inside is not (436/71306).
        let wildcard = (inner.contains('*') || has_undocumented(text)).then_some(Undocumented::ValueWildcard);
        Self { operand: Operand::Pattern(Glob::widest(&canonical)), doubtful: wildcard.or(misspelt) }
    }
}

impl KeyInfo {
    /// Tags of a resource are documented with `for_any_value:` alone (598/10608), those of a request with both.
    fn takes(&self, quantifier: Quantifier) -> bool {
        match quantifier {
            Quantifier::None => false,
            Quantifier::Any => true,
            Quantifier::All => self.origin == Origin::Header,
        }
    }
}

/// An address, or a block of which the bits outside the prefix do not count: pages print `10.217.182.3/24`.
fn block(text: &str) -> Option<(IpAddr, u8)> {
    let (address, prefix) = match text.split_once('/') {
        Some((address, prefix)) => (address, Some(prefix)),
        None => (text, None),
    };
    let address: IpAddr = address.parse().ok()?;
    let most = if address.is_ipv4() { 32 } else { 128 };
    let prefix = match prefix {
        None => most,
        Some(text) if text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().ok().filter(|prefix| *prefix <= most)?
        }
        Some(_) => return None,
    };
    Some((address, prefix))
}

use std::fmt;
use std::net::IpAddr;

use crate::condition::{KeyInfo, ValueType};
use crate::document::Decimal;
use crate::percent;

/// A value of a request's context: text, a number, a boolean, or tags.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContextValue(pub(super) Given);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Given {
    Text(String),
    /// The text of a decimal number.
    Number(String),
    Boolean(bool),
    Texts(Vec<String>),
}

/// A value of the context, read as the type of its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Fact {
    Text(String),
    Number(Decimal),
    Address(IpAddr),
    Boolean(bool),
    Tags(Vec<String>),
    /// None of the key's type: no request has it.
    Unreadable,
}

impl ContextValue {
    /// Of the text of a decimal number.
    pub(in crate::analysis) fn of_number(text: String) -> Self {
        Self(Given::Number(text))
    }

    /// As Rust source that makes it.
    pub(in crate::analysis) fn to_rust(&self) -> String {
        match &self.0 {
            Given::Text(text) => format!("{text:?}"),
            Given::Number(text) => text.clone(),
            Given::Boolean(value) => value.to_string(),
            Given::Texts(texts) => format!("vec!{texts:?}.into_iter().map(String::from).collect::<Vec<_>>()"),
        }
    }

    pub(super) fn text(&self) -> &str {
        match &self.0 {
            Given::Text(text) | Given::Number(text) => text,
            Given::Boolean(true) => "true",
            Given::Boolean(false) => "false",
            Given::Texts(texts) => texts.first().map_or("", String::as_str),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        match &self.0 {
            Given::Text(text) => text.is_empty(),
            Given::Texts(texts) => texts.is_empty(),
            Given::Number(_) | Given::Boolean(_) => false,
        }
    }

    pub(in crate::analysis) fn fact(&self, info: Option<&KeyInfo>) -> Fact {
        let (Some(info), text) = (info, self.text()) else { return Fact::Unreadable };
        let fact = match info.value_type() {
            ValueType::Tags => match &self.0 {
                Given::Texts(texts) => Some(Fact::Tags(texts.clone())),
                Given::Text(text) => Some(Fact::Tags(vec![text.clone()])),
                Given::Number(_) | Given::Boolean(_) => None,
            },
            _ if matches!(self.0, Given::Texts(_)) => None,
            ValueType::Number => Decimal::parse(text).map(Fact::Number),
            ValueType::Address => text.parse().ok().map(Fact::Address),
            ValueType::Boolean => text.parse().ok().map(Fact::Boolean),
            ValueType::Text | ValueType::Date if info.is_query() => Some(Fact::Text(percent::canonical(text))),
            ValueType::Text | ValueType::Date => Some(Fact::Text(text.to_owned())),
        };
        fact.unwrap_or(Fact::Unreadable)
    }
}

impl fmt::Display for ContextValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Given::Texts(texts) => write!(f, "[{}]", texts.join(", ")),
            _ => f.write_str(self.text()),
        }
    }
}

impl From<&str> for ContextValue {
    fn from(text: &str) -> Self {
        Self(Given::Text(text.to_owned()))
    }
}

impl From<String> for ContextValue {
    fn from(text: String) -> Self {
        Self(Given::Text(text))
    }
}

impl From<bool> for ContextValue {
    fn from(value: bool) -> Self {
        Self(Given::Boolean(value))
    }
}

impl From<IpAddr> for ContextValue {
    fn from(address: IpAddr) -> Self {
        Self(Given::Text(address.to_string()))
    }
}

impl<const N: usize> From<[&str; N]> for ContextValue {
    fn from(texts: [&str; N]) -> Self {
        Self(Given::Texts(texts.map(str::to_owned).into()))
    }
}

impl From<Vec<String>> for ContextValue {
    fn from(texts: Vec<String>) -> Self {
        Self(Given::Texts(texts))
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl From<$number> for ContextValue {
            fn from(number: $number) -> Self {
                Self(Given::Number(number.to_string()))
            }
        }
    )*};
}

numbers!(i32 i64 u32 u64 f64);

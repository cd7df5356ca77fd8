use std::fmt::{self, Write};

use serde::ser::{Error, SerializeMap, SerializeStruct};
use serde::{Serialize, Serializer};

use crate::effect::Effect;

use super::clause::{Clause, Value};
use super::principal::Principal;
use super::statement::Statement;
use super::{Document, VERSION};

impl fmt::Display for Document {
    /// The canonical JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{{\"version\":\"{VERSION}\",")?;
        if let Some(principal) = &self.principal {
            write_principal(f, &principal.value)?;
        }
        f.write_str("\"statement\":[")?;
        for (i, statement) in self.statements.iter().enumerate() {
            f.write_str(if i > 0 { "," } else { "" })?;
            statement.fmt(f)?;
        }
        f.write_str("]}")
    }
}

impl fmt::Display for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.effect {
            Effect::Allow => "{\"effect\":\"allow\",",
            Effect::Deny => "{\"effect\":\"deny\",",
        })?;
        if let Some(principal) = &self.principal {
            write_principal(f, &principal.value)?;
        }
        f.write_str("\"action\":")?;
        write_list(f, self.actions.iter().map(|action| &*action.value.text))?;
        f.write_str(",\"resource\":")?;
        write_list(f, self.resources.iter().map(|resource| resource.value.text.as_str()))?;
        if !self.clauses.is_empty() {
            f.write_str(",\"condition\":{")?;
            write_condition(f, &self.clauses)?;
            f.write_str("}")?;
        }
        f.write_str("}")
    }
}

fn write_principal(f: &mut fmt::Formatter<'_>, principal: &Principal) -> fmt::Result {
    if principal.bare {
        return f.write_str("\"principal\":\"*\",");
    }
    f.write_str("\"principal\":{\"qcs\":")?;
    write_list(f, principal.names.iter().map(String::as_str))?;
    f.write_str("},")
}

fn write_list<'a>(f: &mut fmt::Formatter<'_>, texts: impl Iterator<Item = &'a str>) -> fmt::Result {
    f.write_str("[")?;
    for (i, text) in texts.enumerate() {
        f.write_str(if i > 0 { "," } else { "" })?;
        write_text(f, text)?;
    }
    f.write_str("]")
}

fn write_condition(f: &mut fmt::Formatter<'_>, clauses: &[Clause]) -> fmt::Result {
    for (i, keys) in clauses.chunk_by(|a, b| a.operator == b.operator).enumerate() {
        f.write_str(if i > 0 { "," } else { "" })?;
        if let Some(first) = keys.first() {
            write!(f, "\"{}\":{{", first.operator.value)?;
        }
        for (i, clause) in keys.iter().enumerate() {
            f.write_str(if i > 0 { "," } else { "" })?;
            write_text(f, &clause.key.value)?;
            f.write_str(":")?;
            write_values(f, clause)?;
        }
        f.write_str("}")?;
    }
    Ok(())
}

/// A single value stands bare.
fn write_values(f: &mut fmt::Formatter<'_>, clause: &Clause) -> fmt::Result {
    let bare = clause.values.len() == 1;
    f.write_str(if bare { "" } else { "[" })?;
    for (i, value) in clause.values.iter().enumerate() {
        f.write_str(if i > 0 { "," } else { "" })?;
        match &value.value {
            Value::Text(text) => write_text(f, text)?,
            Value::Number(number) => f.write_str(number)?,
        }
    }
    f.write_str(if bare { "" } else { "]" })
}

pub(crate) fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_char('"')?;
    // Most texts have nothing to escape, which is seen many bytes at a time.
    if text.bytes().fold(false, |found, byte| found | is_escaped(byte)) {
        write_escaped(f, text)?;
    } else {
        f.write_str(text)?;
    }
    f.write_char('"')
}

const fn is_escaped(byte: u8) -> bool {
    matches!(byte, b'"' | b'\\' | 0..=0x1f)
}

fn write_escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate().filter(|(_, byte)| is_escaped(*byte)) {
        f.write_str(text.get(plain..at).unwrap_or_default())?;
        match byte {
            b'"' => f.write_str("\\\"")?,
            b'\\' => f.write_str("\\\\")?,
            byte => write!(f, "\\u{byte:04x}")?,
        }
        plain = at + 1;
    }
    f.write_str(text.get(plain..).unwrap_or_default())
}

impl Serialize for Document {
    /// As the canonical JSON stands, element by element.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut policy = serializer.serialize_struct("Policy", 2 + usize::from(self.principal.is_some()))?;
        policy.serialize_field("version", VERSION)?;
        match &self.principal {
            Some(principal) => policy.serialize_field("principal", &principal.value)?,
            None => policy.skip_field("principal")?,
        }
        policy.serialize_field("statement", &self.statements)?;
        policy.end()
    }
}

impl Serialize for Statement {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let members = 3 + usize::from(self.principal.is_some()) + usize::from(!self.clauses.is_empty());
        let mut statement = serializer.serialize_struct("Statement", members)?;
        statement.serialize_field("effect", if self.effect == Effect::Allow { "allow" } else { "deny" })?;
        match &self.principal {
            Some(principal) => statement.serialize_field("principal", &principal.value)?,
            None => statement.skip_field("principal")?,
        }
        let actions: Vec<&str> = self.actions.iter().map(|action| &*action.value.text).collect();
        statement.serialize_field("action", &actions)?;
        let resources: Vec<&str> = self.resources.iter().map(|resource| resource.value.text.as_str()).collect();
        statement.serialize_field("resource", &resources)?;
        match self.clauses.as_slice() {
            [] => statement.skip_field("condition")?,
            clauses => statement.serialize_field("condition", &Conditions(clauses))?,
        }
        statement.end()
    }
}

impl Serialize for Principal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.bare {
            return serializer.serialize_str("*");
        }
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("qcs", &self.names)?;
        map.end()
    }
}

struct Conditions<'a>(&'a [Clause]);
struct Keys<'a>(&'a [Clause]);

impl Serialize for Conditions<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let operators = || self.0.chunk_by(|a, b| a.operator == b.operator);
        let mut map = serializer.serialize_map(Some(operators().count()))?;
        for keys in operators() {
            if let Some(first) = keys.first() {
                map.serialize_entry(&first.operator.value.to_string(), &Keys(keys))?;
            }
        }
        map.end()
    }
}

impl Serialize for Keys<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for clause in self.0 {
            let values: Vec<&Value> = clause.values.iter().map(|value| &value.value).collect();
            match values.as_slice() {
                [single] => map.serialize_entry(&clause.key.value, single)?,
                values => map.serialize_entry(&clause.key.value, values)?,
            }
        }
        map.end()
    }
}

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = match self {
            Self::Text(text) => return serializer.serialize_str(text),
            Self::Number(number) => number,
        };
        if let Ok(number) = number.parse::<u64>() {
            return serializer.serialize_u64(number);
        }
        if let Ok(number) = number.parse::<i64>() {
            return serializer.serialize_i64(number);
        }
        let unfit = || S::Error::custom(format_args!("`{number}` is no number of 64 bits: use the canonical text"));
        let float: f64 = number.parse().map_err(|_| unfit())?;
        // What the reader of a float takes it for is the number itself.
        match super::decimal::Decimal::parse(&format!("{float:?}")) == super::decimal::Decimal::parse(number) {
            true => serializer.serialize_f64(float),
            false => Err(unfit()),
        }
    }
}

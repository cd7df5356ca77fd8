use std::collections::BTreeMap;

use cos_policy::{Document, Effect};
use serde::Deserialize;
use serde::de::IgnoredAny;

/// A policy as its canonical text has it.
#[derive(Debug, Deserialize)]
pub(super) struct Policy {
    pub(super) principal: Option<IgnoredAny>,
    pub(super) statement: Vec<Statement>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Statement {
    #[serde(with = "effect")]
    pub(super) effect: Effect,
    pub(super) principal: Option<IgnoredAny>,
    pub(super) action: Vec<String>,
    pub(super) resource: Vec<String>,
    /// By operator, then by key.
    #[serde(default)]
    pub(super) condition: BTreeMap<String, BTreeMap<String, Values>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Values {
    One(Value),
    Many(Vec<Value>),
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Value {
    Text(String),
    Number(serde_json::Number),
}

impl Policy {
    pub(super) fn of(document: &Document) -> serde_json::Result<Self> {
        serde_json::from_str(&document.to_json())
    }
}

impl Values {
    pub(super) fn as_slice(&self) -> &[Value] {
        match self {
            Self::One(value) => std::slice::from_ref(value),
            Self::Many(values) => values,
        }
    }
}

mod effect {
    use cos_policy::Effect;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer};

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Effect, D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            "allow" => Ok(Effect::Allow),
            "deny" => Ok(Effect::Deny),
            other => Err(D::Error::custom(format_args!("`{other}` is no effect"))),
        }
    }
}

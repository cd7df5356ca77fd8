use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A policy as serde sees it: canonical text read back, since a policy is kept as text.
#[derive(Serialize, Deserialize)]
pub(super) struct PolicyShape<'a> {
    version: &'a str,
    #[serde(borrow)]
    statement: Vec<StatementShape<'a>>,
}

/// A statement as serde sees it. Conditions stand by operator, then by key, which is the order of the maps.
#[derive(Serialize, Deserialize)]
pub(super) struct StatementShape<'a> {
    pub(super) effect: &'a str,
    #[serde(borrow)]
    pub(super) action: Vec<&'a str>,
    #[serde(borrow)]
    pub(super) resource: Vec<&'a str>,
    #[serde(borrow, default, skip_serializing_if = "BTreeMap::is_empty")]
    condition: BTreeMap<&'a str, BTreeMap<&'a str, serde_json::Value>>,
}

/// Serializes canonical text by its shape.
pub(super) fn serialize<'a, T, S>(text: &'a str, serializer: S) -> Result<S::Ok, S::Error>
where
    T: Serialize + Deserialize<'a>,
    S: serde::Serializer,
{
    let shape: T = serde_json::from_str(text).map_err(serde::ser::Error::custom)?;
    shape.serialize(serializer)
}

//! Policies as small as a test needs them.

use cos_policy::Document;
use serde_json::{Map, Value, json};

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Statement {
    pub(crate) effect: Effect,
    /// None for a statement about everybody.
    pub(crate) principals: Vec<String>,
    pub(crate) actions: Vec<String>,
    pub(crate) resources: Vec<String>,
    /// No operator with the same key twice.
    pub(crate) clauses: Vec<Clause>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    Allow,
    Deny,
}

/// A line of a condition.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Clause {
    pub(crate) operator: String,
    pub(crate) key: &'static str,
    /// At least one.
    pub(crate) values: Vec<Value>,
}

pub(crate) type Policy = Vec<Statement>;

impl Statement {
    pub(crate) fn new(effect: Effect, action: &str, resource: &str) -> Self {
        let (actions, resources) = (vec![action.to_owned()], vec![resource.to_owned()]);
        Self { effect, principals: Vec::new(), actions, resources, clauses: Vec::new() }
    }

    pub(crate) fn allow(action: &str, resource: &str) -> Self {
        Self::new(Effect::Allow, action, resource)
    }

    pub(crate) fn deny(action: &str, resource: &str) -> Self {
        Self::new(Effect::Deny, action, resource)
    }

    /// With one more line in its condition, in place of one with the same operator and key.
    pub(crate) fn when(mut self, clause: Clause) -> Self {
        self.clauses.retain(|other| (&other.operator, other.key) != (&clause.operator, clause.key));
        self.clauses.push(clause);
        self
    }

    fn json(&self) -> Value {
        let mut members = Map::new();
        let effect = if self.effect == Effect::Allow { "allow" } else { "deny" };
        members.insert("effect".to_owned(), effect.into());
        if !self.principals.is_empty() {
            members.insert("principal".to_owned(), json!({"qcs": self.principals}));
        }
        members.insert("action".to_owned(), json!(self.actions));
        members.insert("resource".to_owned(), json!(self.resources));
        if !self.clauses.is_empty() {
            members.insert("condition".to_owned(), condition(&self.clauses));
        }
        members.into()
    }
}

fn condition(clauses: &[Clause]) -> Value {
    let mut condition = json!({});
    for Clause { operator, key, values } in clauses {
        condition[operator][*key] = json!(values);
    }
    condition
}

impl Clause {
    pub(crate) fn new(operator: &str, key: &'static str, value: impl Into<Value>) -> Self {
        Self { operator: operator.to_owned(), key, values: vec![value.into()] }
    }
}

pub(crate) fn json(policy: &[Statement]) -> Value {
    json!({"version": "2.0", "statement": policy.iter().map(Statement::json).collect::<Vec<_>>()})
}

pub(crate) fn document(policy: &[Statement]) -> Document {
    let text = json(policy).to_string();
    Document::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// In the bucket that most tests are about.
pub(crate) fn place(key: &str) -> String {
    format!("qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/{key}")
}

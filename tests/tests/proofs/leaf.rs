//! What statements are made of: actions, resources, principals, and operators with a key and one value. Whether a leaf
//! matches a request depends on one part of the request.
//!
//! What no document settles is a symbol: `name/cos:Get?bject` may match a request or not, and does alike wherever it stands.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex};

use serde_json::{Value, json};

use crate::policy::{self, Clause, Policy, Statement};
use crate::universe::{Axis, LISTINGS, request};
use cos_policy_tests::reference;

/// What counts as one symbol where a list has members that no document settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    /// Each member.
    Member,
    /// The list. Lists that share a member have nothing in common then, so that there are more meanings to try.
    List,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    False,
    /// No document says.
    Open,
    True,
}

use Truth::{False, Open, True};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Leaf {
    Action(String),
    Resource(String),
    Principals(Vec<String>),
    /// With one value, unless the values cannot be told apart.
    Clause(Clause),
}

impl Leaf {
    /// `cos:X` and `name/cos:X` are one (598/10604, 598/73087).
    pub(crate) fn action(text: &str) -> Self {
        let bare = !text.contains('/') && text.contains(':') && text != "*:*";
        Self::Action(if bare { format!("name/{text}") } else { text.to_owned() })
    }

    pub(crate) fn of_principals(names: &[String], grain: Grain) -> Vec<Self> {
        match grain {
            Grain::Member => names.iter().map(|name| Self::Principals(vec![name.clone()])).collect(),
            Grain::List => vec![Self::Principals(names.to_vec())],
        }
    }

    /// One of several values is enough (598/10608); nobody documents what a list under a negation is, nor one that no
    /// comparison is documented for. All of a request's tags are one question to all of a policy's.
    pub(crate) fn of_clause(clause: &Clause, grain: Grain) -> Vec<Self> {
        let Clause { operator, key, values } = clause;
        if grain == Grain::List
            || operator.contains("_not_")
            || operator.starts_with("for_all_value:")
            || !is_listed(operator)
        {
            return vec![Self::Clause(clause.clone())];
        }
        let one = |value: &Value| Clause { operator: operator.clone(), key, values: vec![value.clone()] };
        values.iter().map(|value| Self::Clause(one(value))).collect()
    }

    pub(crate) fn axis(&self, listing: bool) -> Axis {
        match self {
            Self::Action(_) => Axis::Action,
            Self::Resource(_) => Axis::Place,
            Self::Principals(_) => Axis::Principal,
            Self::Clause(clause) if clause.key == "cos:prefix" && listing => Axis::Place,
            Self::Clause(clause) => Axis::of_key(clause.key),
        }
    }

    /// A policy that this leaf decides.
    fn policy(&self) -> Policy {
        let mut statement = Statement::allow("*", "*");
        match self {
            Self::Action(action) => statement.actions = vec![action.clone()],
            Self::Resource(resource) => statement.resources = vec![resource.clone()],
            Self::Principals(names) => statement.principals.clone_from(names),
            Self::Clause(clause) => statement.clauses = vec![clause.clone()],
        }
        vec![statement]
    }
}

fn is_listed(operator: &str) -> bool {
    let name = operator.strip_prefix("for_any_value:").unwrap_or(operator);
    let name = name.strip_suffix("_if_exist").unwrap_or(name);
    ["string_equal", "string_like", "ip_equal", "bool_equal"].contains(&name)
        || name.starts_with("numeric_") && name != "numeric_not_equal"
}

/// What the reference says of a leaf on all parts of an axis.
pub(crate) fn column(leaf: &Leaf, axis: Axis, listing: bool) -> Arc<[Truth]> {
    static COLUMNS: LazyLock<Mutex<BTreeMap<String, Arc<[Truth]>>>> = LazyLock::new(Mutex::default);
    let policy = policy::json(&leaf.policy());
    let listing = listing && matches!(leaf, Leaf::Clause(_));
    let name = format!("{axis:?} {listing} {policy}");
    if let Some(column) = COLUMNS.lock().unwrap().get(&name) {
        return Arc::clone(column);
    }
    let action = json!({"action": if listing { LISTINGS[0] } else { "name/cos:GetObject" }});
    let column = axis.parts().iter().map(|part| truth(&policy, &request([&action, &part.json]))).collect();
    COLUMNS.lock().unwrap().entry(name).or_insert(column).clone()
}

fn truth(policy: &Value, request: &Value) -> Truth {
    match reference::decide(policy, request).decision {
        "allow" => True,
        "unknown" => Open,
        _ => False,
    }
}

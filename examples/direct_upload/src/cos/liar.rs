//! The policy as a gate that lies reads it: what the reference then decides is the lie.

use serde_json::{Map, Value};

use super::gate::Gate;

/// What matches nothing.
const NOWHERE: &str = "qcs::cos:nowhere:uid/0:nothing-0/nothing";

pub(super) fn policy(policy: &Value, request: &Value, gate: Gate) -> Value {
    let mut policy = policy.clone();
    for statement in statements(&mut policy) {
        match gate {
            Gate::StarNotEmpty
            | Gate::StarWithinSegment
            | Gate::IgnoreCase
            | Gate::ExactIsPrefix
            | Gate::SplitAtLastColon => {
                if let Some(resources) = member(statement, "resource") {
                    each_text(resources, |resource| read_resource(resource, &asked(request), gate));
                }
            }
            Gate::AnyRegion | Gate::AnyAccount => {
                if let Some(resources) = member(statement, "resource") {
                    each_text(resources, |resource| read_place(resource, request, gate));
                }
            }
            Gate::AbsentIsTrue | Gate::AbsentIsUnequal => {
                if let Some(Value::Object(condition)) = member(statement, "condition") {
                    read_condition(condition, gate);
                }
            }
            _ => {}
        }
    }
    policy
}

fn statements(policy: &mut Value) -> Vec<&mut Value> {
    match member(policy, "statement") {
        Some(Value::Array(statements)) => statements.iter_mut().collect(),
        Some(statement) => vec![statement],
        None => Vec::new(),
    }
}

/// An element, which some policies write with a capital.
fn member<'v>(value: &'v mut Value, name: &str) -> Option<&'v mut Value> {
    value.as_object_mut()?.iter_mut().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

fn each_text(value: &mut Value, change: impl Fn(&str) -> String) {
    let texts = match value {
        Value::Array(values) => values.iter_mut().collect(),
        value => vec![value],
    };
    for text in texts {
        if let Value::String(text) = text {
            *text = change(text);
        }
    }
}

/// `<bucket>/<key>` of a request; the key of a listing is its prefix.
fn asked(request: &Value) -> String {
    let prefix = || text(request.pointer("/context/cos:prefix"));
    let key = match request.get("key") {
        Some(key) => text(Some(key)).to_owned(),
        None => super::percent::decode(prefix()).unwrap_or_default(),
    };
    format!("{}/{key}", text(request.get("bucket")))
}

fn text(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default()
}

fn read_resource(resource: &str, asked: &str, gate: Gate) -> String {
    let Some((at, path)) = resource.splitn(6, ':').last().map(|path| (resource.len() - path.len(), path)) else {
        return resource.to_owned();
    };
    let starred = path.strip_suffix('*').and_then(|prefix| asked.strip_prefix(prefix));
    match (gate, starred) {
        (Gate::StarNotEmpty, Some("")) => NOWHERE.to_owned(),
        (Gate::StarWithinSegment, Some(rest)) if rest.contains('/') => NOWHERE.to_owned(),
        (Gate::ExactIsPrefix, _) if !path.ends_with('*') => format!("{resource}*"),
        (Gate::SplitAtLastColon, _) => {
            let (_, behind) = path.rsplit_once(':').unwrap_or(("", path));
            resource.get(..at).unwrap_or_default().to_owned() + behind
        }
        (Gate::IgnoreCase, _) => resource.get(..at).unwrap_or_default().to_owned() + &path.to_lowercase(),
        _ => resource.to_owned(),
    }
}

/// In the region, or of the account, of what is asked for.
fn read_place(resource: &str, request: &Value, gate: Gate) -> String {
    let mut parts: Vec<&str> = resource.splitn(6, ':').collect();
    let (_, appid) = text(request.get("bucket")).rsplit_once('-').unwrap_or_default();
    let account = format!("uid/{appid}");
    if let [_, _, _, region, owner, _] = parts.as_mut_slice() {
        match gate {
            Gate::AnyRegion => *region = text(request.get("region")),
            _ => *owner = &account,
        }
    }
    parts.join(":")
}

/// `_if_exist` is true of what is absent.
fn read_condition(condition: &mut Map<String, Value>, gate: Gate) {
    for (operator, keys) in std::mem::take(condition) {
        let lies = gate == Gate::AbsentIsTrue || operator.contains("_not_");
        let name = if lies && !operator.ends_with("_if_exist") { operator + "_if_exist" } else { operator };
        match (condition.get_mut(&name), keys) {
            (Some(Value::Object(there)), Value::Object(keys)) => there.extend(keys),
            (_, keys) => drop(condition.insert(name, keys)),
        }
    }
}

//! A second reader, on top of serde_json: slow, obvious, and without places.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value, json};

/// JSON with its members as they stand, however often they are there.
#[derive(Debug)]
pub(crate) enum Tree {
    Null,
    Boolean,
    Number(Number),
    Text(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TreeVisitor;
        impl<'de> Visitor<'de> for TreeVisitor {
            type Value = Tree;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }
            fn visit_unit<E>(self) -> Result<Tree, E> {
                Ok(Tree::Null)
            }
            fn visit_bool<E>(self, _: bool) -> Result<Tree, E> {
                Ok(Tree::Boolean)
            }
            fn visit_u64<E>(self, number: u64) -> Result<Tree, E> {
                Ok(Tree::Number(number.into()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Tree, E> {
                Ok(Tree::Number(number.into()))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Tree, E> {
                Ok(Tree::Number(Number::from_f64(number).unwrap()))
            }
            fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
                Ok(Tree::Text(text.to_owned()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Tree::List(list))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Tree, A::Error> {
                let mut object = Vec::new();
                while let Some(member) = members.next_entry()? {
                    object.push(member);
                }
                Ok(Tree::Object(object))
            }
        }
        deserializer.deserialize_any(TreeVisitor)
    }
}

/// The canonical policy, or nothing for what is none.
pub(crate) fn canonical(tree: Tree) -> Option<Value> {
    let mut members = elements(tree, &["version", "principal", "statement"])?;
    let version = text(members.remove("version")?).filter(|version| version == "2.0")?;
    let mut policy = Map::from_iter([("version".to_owned(), json!(version))]);
    if let Some(top) = members.remove("principal") {
        policy.insert("principal".to_owned(), principal(top)?);
    }
    let statements: Vec<Value> = list(members.remove("statement")?, statement)?;
    let named = statements.iter().any(|statement| statement.get("principal").is_some());
    if named && policy.contains_key("principal") {
        return None;
    }
    policy.insert("statement".to_owned(), json!(statements));
    Some(Value::Object(policy))
}

/// The members of an object by their names in lower case; nothing if one is unknown or there twice.
fn elements(tree: Tree, known: &[&'static str]) -> Option<BTreeMap<&'static str, Tree>> {
    let Tree::Object(members) = tree else { return None };
    let mut elements = BTreeMap::new();
    for (name, value) in members {
        let capital = |element: &str| element[..1].to_uppercase() + &element[1..];
        let element = known.iter().find(|element| name == **element || name == capital(element))?;
        if elements.insert(*element, value).is_some() {
            return None;
        }
    }
    Some(elements)
}

/// One or several, at least one.
fn list<T>(tree: Tree, item: impl Fn(Tree) -> Option<T>) -> Option<Vec<T>> {
    let items = if let Tree::List(items) = tree { items } else { vec![tree] };
    if items.is_empty() { None } else { items.into_iter().map(item).collect() }
}

fn text(tree: Tree) -> Option<String> {
    if let Tree::Text(text) = tree { Some(text) } else { None }
}

fn principal(tree: Tree) -> Option<Value> {
    if let Tree::Text(text) = &tree {
        return (text == "*").then(|| json!("*"));
    }
    let names = elements(tree, &["qcs"])?.remove("qcs")?;
    let names = list(names, |name| text(name).filter(|name| !name.is_empty()))?;
    Some(json!({"qcs": names}))
}

fn statement(tree: Tree) -> Option<Value> {
    let mut members = elements(tree, &["effect", "principal", "action", "resource", "condition"])?;
    let effect = text(members.remove("effect")?).filter(|effect| ["allow", "deny"].contains(&effect.as_str()))?;
    let mut statement = Map::from_iter([("effect".to_owned(), json!(effect))]);
    if let Some(own) = members.remove("principal") {
        statement.insert("principal".to_owned(), principal(own)?);
    }
    let actions: BTreeSet<String> = list(members.remove("action")?, action)?.into_iter().collect();
    statement.insert("action".to_owned(), json!(actions));
    statement.insert("resource".to_owned(), json!(list(members.remove("resource")?, resource)?));
    if let Some(tree) = members.remove("condition") {
        statement.insert("condition".to_owned(), condition(tree)?);
    }
    Some(Value::Object(statement))
}

fn action(tree: Tree) -> Option<String> {
    let action = text(tree)?;
    let is_clean = !action.is_empty() && action.chars().all(|c| !c.is_whitespace() && !c.is_control());
    let is_short = action.contains(':') && !action.contains('/') && action != "*:*";
    is_clean.then(|| if is_short { format!("name/{action}") } else { action })
}

fn resource(tree: Tree) -> Option<String> {
    let resource = text(tree)?;
    if resource == "*" {
        return Some(resource);
    }
    let parts: Vec<&str> = resource.splitn(6, ':').collect();
    let [scope @ .., last] = &parts[..] else { return None };
    let is_clean = |part: &str| !part.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    let is_scope = scope.len() == 5 && scope[0] == "qcs" && scope.iter().all(|part| is_clean(part));
    let names = if last.starts_with("prefix//") {
        4
    } else if last.starts_with("prefix/") {
        3
    } else {
        1
    };
    if !is_scope || last.is_empty() || !last.split('/').take(names).all(is_clean) {
        return None;
    }
    Some(format!("{}:{}", scope.join(":"), current_layout(last).unwrap_or_else(|| (*last).to_owned())))
}

/// Of `prefix//<APPID>/<bucket>/<key>`.
fn current_layout(last: &str) -> Option<String> {
    let parts: Vec<&str> = last.strip_prefix("prefix//")?.splitn(3, '/').collect();
    let [appid, bucket, key] = parts[..] else { return None };
    let is_of = |text: &str, alphabet: &str| !text.is_empty() && text.chars().all(|letter| alphabet.contains(letter));
    let named = is_of(appid, "0123456789") && is_of(bucket, "abcdefghijklmnopqrstuvwxyz0123456789-");
    named.then(|| format!("{bucket}-{appid}/{key}"))
}

fn condition(tree: Tree) -> Option<Value> {
    let Tree::Object(members) = tree else { return None };
    let mut operators = BTreeMap::new();
    for (name, keys) in members {
        let place = operator(&name)?;
        let Tree::Object(members) = keys else { return None };
        let mut keys = BTreeMap::new();
        for (key, tree) in members {
            let values = list(tree, value)?;
            let values = if values.len() == 1 { values[0].clone() } else { json!(values) };
            if key.is_empty() || keys.insert(key, values).is_some() {
                return None;
            }
        }
        if keys.is_empty() || operators.insert(place, (name, Map::from_iter(keys))).is_some() {
            return None;
        }
    }
    let members: Map<String, Value> = operators.into_values().map(|(name, keys)| (name, Value::Object(keys))).collect();
    (!members.is_empty()).then_some(Value::Object(members))
}

/// What an operator is sorted by; nothing for what is none.
fn operator(name: &str) -> Option<(String, bool)> {
    let plain = name.strip_suffix("_if_exist");
    let base = plain.unwrap_or(name);
    let unquantified =
        base.strip_prefix("for_any_value:").or_else(|| base.strip_prefix("for_all_value:")).unwrap_or(base);
    let is_known = match unquantified {
        "null_equal" => plain.is_none(),
        "binary_equal" | "bool_equal" | "ip_equal" | "ip_not_equal" => true,
        "string_equal_ignore_case" | "string_not_equal_ignore_case" | "string_like" | "string_not_like" => true,
        other => {
            let (family, rest) = other.split_once('_')?;
            match family {
                "string" => ["equal", "not_equal"].contains(&rest),
                "numeric" | "date" => {
                    let all =
                        ["equal", "not_equal", "less_than", "less_than_equal", "greater_than", "greater_than_equal"];
                    all.contains(&rest)
                }
                _ => false,
            }
        }
    };
    is_known.then(|| (base.to_owned(), plain.is_some()))
}

fn value(tree: Tree) -> Option<Value> {
    match tree {
        Tree::Text(text) => Some(json!(text)),
        Tree::Number(number) => Some(Value::Number(number)),
        _ => None,
    }
}

//! Documents: what a table says, as statements, and changes of them.

use cos_policy::Document;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::oracle::{Condition, Home, Meant, Row, Scope, Table};
use crate::requests::BUCKETS;

/// A statement, as plain data.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    denies: bool,
    actions: Vec<String>,
    resources: Vec<String>,
    /// Operator, key and values. Of two with the same operator and key the last counts.
    conditions: Vec<(String, String, Value)>,
}

impl Statement {
    fn json(&self) -> Value {
        let effect = if self.denies { "deny" } else { "allow" };
        let mut json = json!({"effect": effect, "action": self.actions, "resource": self.resources});
        for (operator, key, value) in &self.conditions {
            json["condition"][operator][key] = value.clone();
        }
        json
    }
}

pub(crate) fn document(statements: &[Statement]) -> Document {
    let statements: Vec<Value> = statements.iter().map(Statement::json).collect();
    Document::parse(&json!({"version": "2.0", "statement": statements}).to_string()).unwrap()
}

/// A document for every statement, in which it allows: what it decides is whether the statement matches.
pub(crate) fn apart(statements: &[Statement]) -> Vec<Document> {
    statements.iter().map(|statement| document(&[Statement { denies: false, ..statement.clone() }])).collect()
}

/// Whether a statement is about every bucket of an account, or of any, and so perhaps about the account.
pub(crate) fn reaches_the_account(statements: &[Statement]) -> bool {
    let is_wide = |resource: &String| resource == "*" || resource.ends_with(":*");
    statements.iter().any(|statement| statement.resources.iter().any(is_wide))
}

/// Whether such a statement asks for a prefix.
pub(crate) fn lists_the_account(statements: &[Statement]) -> bool {
    let asks = |statement: &Statement| statement.conditions.iter().any(|(_, key, _)| key == "cos:prefix");
    statements.iter().any(|statement| asks(statement) && reaches_the_account(std::slice::from_ref(statement)))
}

// What a table says.

/// An allow for every *yes*, and a deny for every *no* that a later row would grant.
pub(crate) fn statements_of(table: &Table) -> Vec<Statement> {
    let mut statements = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        let is_yes = |row: &Row, action: &str| row.cells.contains(&(action.to_owned(), Meant::Yes));
        let below = |action: &str| table.rows[at + 1..].iter().any(|later| is_yes(later, action));
        let actions = |denies: bool| -> Vec<String> {
            let wanted = |(action, cell): &&(String, Meant)| {
                if denies { *cell == Meant::No && below(action) } else { *cell == Meant::Yes }
            };
            row.cells.iter().filter(wanted).map(|(action, _)| action.clone()).collect()
        };
        for denies in [false, true] {
            let actions = actions(denies);
            if !actions.is_empty() {
                let conditions = row.conditions.iter().filter(|_| !denies).map(Condition::written).collect();
                let resources = row.places.iter().map(Scope::written).collect();
                statements.push(Statement { denies, actions, resources, conditions });
            }
        }
    }
    if table.https_only {
        let plain = ("bool_equal".to_owned(), "cos:secure-transport".to_owned(), json!("false"));
        let everything = || vec!["*".to_owned()];
        let conditions = vec![plain];
        statements.push(Statement { denies: true, actions: everything(), resources: everything(), conditions });
    }
    statements
}

impl Scope {
    fn written(&self) -> String {
        match self {
            Self::Account => "*".to_owned(),
            Self::Bucket(home) => below(*home, ""),
            Self::Keys(home, pattern) => below(*home, pattern),
        }
    }
}

fn below((region, bucket): Home, key: &str) -> String {
    let (_, owner) = bucket.rsplit_once('-').unwrap();
    format!("qcs::cos:{region}:uid/{owner}:{bucket}/{key}")
}

impl Condition {
    fn written(&self) -> (String, String, Value) {
        let (kind, key) = match self.key.as_str() {
            "content_length" => ("numeric", "cos:content-length"),
            "tls_version" => ("numeric", "cos:tls-version"),
            "content_type" => ("string", "cos:content-type"),
            "acl" => ("string", "cos:x-cos-acl"),
            "storage_class" => ("string", "cos:x-cos-storage-class"),
            "prefix" => ("string", "cos:prefix"),
            "source_ip" => ("ip", "qcs:ip"),
            "secure_transport" => ("bool", "cos:secure-transport"),
            other => panic!("{other}"),
        };
        let comparison = match self.sign.as_str() {
            "<=" => "less_than_equal",
            "<" => "less_than",
            ">=" => "greater_than_equal",
            ">" => "greater_than",
            "!=" => "not_equal",
            "like" => "like",
            _ => "equal",
        };
        let suffix = if self.or_absent { "_if_exist" } else { "" };
        let value = |text: &String| match text.parse::<serde_json::Number>() {
            Ok(number) if kind == "numeric" => Value::from(number),
            _ => Value::from(text.replace('/', if key == "cos:prefix" { "%2F" } else { "/" })),
        };
        (format!("{kind}_{comparison}{suffix}"), key.to_owned(), self.values.iter().map(value).collect())
    }
}

// What else documents say.

const ACTIONS: &[&str] = &[
    "name/cos:GetObject",
    "name/cos:PutObject",
    "name/cos:PostObject",
    "name/cos:DeleteObject",
    "name/cos:HeadObject",
    "name/cos:GetBucket",
    "name/cos:GetBucketObjectVersions",
    "name/cos:ListMultipartUploads",
    "name/cos:HeadBucket",
    "name/cos:GetBucketACL",
    "name/cos:GetService",
    "name/cos:Get*",
    "name/cos:*Object",
    "name/cos:*",
    "*",
    "name/cos:Frobnicate",
    "name/ci:CreateJob",
    "name/cos:?etObject",
];

fn resources() -> Vec<String> {
    let keys = ["a/*", "a/b/*", "a/b/c/*", "a/b.jpg", "c.jpg", "a*", "a/b*", "b/*", "*", "", "a/*/c", "*.jpg", "a/?/*"];
    let mut resources: Vec<String> = keys.iter().map(|key| below(BUCKETS[0], key)).collect();
    resources.extend(BUCKETS[1..].iter().map(|home| below(*home, "a/*")));
    let whole = [
        "*",
        "qcs::cos:ap-guangzhou:uid/1250000000:*",
        "qcs::cos:*:uid/1250000000:examplebucket-1250000000/a/*",
        "qcs::cos:ap-*:uid/1250000000:examplebucket-1250000000/a/*",
    ];
    resources.extend(whole.map(str::to_owned));
    resources
}

fn conditions() -> Vec<(String, String, Value)> {
    [
        ("numeric_less_than_equal", "cos:content-length", json!(4)),
        ("numeric_less_than_equal", "cos:content-length", json!(5)),
        ("numeric_less_than_equal", "cos:content-length", json!(9)),
        ("numeric_less_than_equal_if_exist", "cos:content-length", json!(5)),
        ("numeric_greater_than", "cos:content-length", json!(5)),
        ("string_like", "cos:content-type", json!("image/*")),
        ("string_equal", "cos:content-type", json!(["image/png", "image/gif"])),
        ("string_equal", "cos:x-cos-acl", json!("private")),
        ("string_not_equal", "cos:x-cos-acl", json!("private")),
        ("string_equal_if_exist", "cos:x-cos-storage-class", json!("STANDARD")),
        ("bool_equal", "cos:secure-transport", json!("true")),
        ("bool_equal", "cos:secure-transport", json!("false")),
        ("ip_equal", "qcs:ip", json!("10.0.0.0/8")),
        ("ip_not_equal", "qcs:ip", json!("10.0.0.0/8")),
        ("numeric_greater_than_equal", "cos:tls-version", json!(1.2)),
        ("string_equal", "cos:prefix", json!("a%2Fb%2F")),
        ("string_like", "cos:prefix", json!("a%2F*")),
        ("string_equal", "cos:content_length", json!("5")),
    ]
    .map(|(operator, key, value)| (operator.to_owned(), key.to_owned(), value))
    .to_vec()
}

fn actions() -> impl Strategy<Value = String> {
    select(ACTIONS).prop_map(str::to_owned)
}

fn statement() -> impl Strategy<Value = Statement> {
    let denies = prop::bool::weighted(0.25);
    let conditions = vec(select(conditions()), 0..3);
    (denies, vec(actions(), 1..3), vec(select(resources()), 1..3), conditions)
        .prop_map(|(denies, actions, resources, conditions)| Statement { denies, actions, resources, conditions })
}

pub(crate) fn statements() -> impl Strategy<Value = Vec<Statement>> {
    vec(statement(), 1..4)
}

/// A change of some statements.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    Add(Statement),
    Drop(Index),
    Turn(Index),
    AddAction(Index, String),
    DropAction(Index, Index),
    AddResource(Index, String),
    ReplaceResource(Index, Index, String),
    AddCondition(Index, (String, String, Value)),
    DropCondition(Index, Index),
}

pub(crate) fn changes() -> impl Strategy<Value = Vec<Change>> {
    let at = any::<Index>;
    let change = prop_oneof![
        2 => statement().prop_map(Change::Add),
        1 => at().prop_map(Change::Drop),
        1 => at().prop_map(Change::Turn),
        2 => (at(), actions()).prop_map(|(at, action)| Change::AddAction(at, action)),
        1 => (at(), at()).prop_map(|(at, action)| Change::DropAction(at, action)),
        1 => (at(), select(resources())).prop_map(|(at, resource)| Change::AddResource(at, resource)),
        2 => (at(), at(), select(resources()))
            .prop_map(|(at, old, resource)| Change::ReplaceResource(at, old, resource)),
        2 => (at(), select(conditions())).prop_map(|(at, condition)| Change::AddCondition(at, condition)),
        2 => (at(), at()).prop_map(|(at, condition)| Change::DropCondition(at, condition)),
    ];
    vec(change, 0..4)
}

/// The statements after some changes. Those that would leave a part empty do nothing.
pub(crate) fn changed(mut statements: Vec<Statement>, changes: &[Change]) -> Vec<Statement> {
    for change in changes {
        apply(&mut statements, change);
    }
    statements
}

fn apply(statements: &mut Vec<Statement>, change: &Change) {
    let at = match change {
        Change::Add(statement) => return statements.push(statement.clone()),
        Change::Drop(at) => return drop_one(statements, at),
        Change::Turn(at)
        | Change::AddAction(at, _)
        | Change::DropAction(at, _)
        | Change::AddResource(at, _)
        | Change::ReplaceResource(at, ..)
        | Change::AddCondition(at, _)
        | Change::DropCondition(at, _) => at,
    };
    if statements.is_empty() {
        return;
    }
    let statement = at.get_mut(statements);
    match change {
        Change::Add(_) | Change::Drop(_) => {}
        Change::Turn(_) => statement.denies = !statement.denies,
        Change::AddAction(_, action) => statement.actions.push(action.clone()),
        Change::DropAction(_, at) => drop_one(&mut statement.actions, at),
        Change::AddResource(_, resource) => statement.resources.push(resource.clone()),
        Change::ReplaceResource(_, at, resource) => at.get_mut(&mut statement.resources).clone_from(resource),
        Change::AddCondition(_, condition) => statement.conditions.push(condition.clone()),
        Change::DropCondition(_, at) if statement.conditions.is_empty() => _ = at,
        Change::DropCondition(_, at) => _ = statement.conditions.remove(at.index(statement.conditions.len())),
    }
}

fn drop_one<T>(items: &mut Vec<T>, at: &Index) {
    if items.len() > 1 {
        items.remove(at.index(items.len()));
    }
}

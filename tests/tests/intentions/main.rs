//! Intentions as tables: what a policy grants beyond them, and what it does not grant.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use cos_policy::{Bucket, Document, Policy, Region, Scenarios, Segment};
use proptest::prelude::ProptestConfig;
use serde_json::{Value, json};

mod agreement;
mod cells;
mod condition;
mod diff;
mod documents;
mod guide;
mod lines;
mod matrix;
mod oracle;
mod partition;
mod policies;
mod pool;
mod reader;
mod requests;
mod reread;
mod sharing;
mod tables;

fn bucket() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "examplebucket-1250000000").unwrap()
}

fn second() -> Bucket {
    Bucket::new(Region::AP_GUANGZHOU, "second-1250000000").unwrap()
}

fn user(name: &str) -> Segment {
    Segment::parse(name).unwrap()
}

/// Statements as text: `allow|deny <action> .. on <resource> .. [when <operator> <key> <value>, ..]`, the resources whole,
/// or below the bucket.
fn document(statements: &[&str]) -> Document {
    let statements: Vec<Value> = statements.iter().map(|text| statement(text)).collect();
    Document::parse(&json!({"version": "2.0", "statement": statements}).to_string()).unwrap()
}

fn statement(text: &str) -> Value {
    let (effect, rest) = text.split_once(' ').unwrap();
    let (actions, rest) = rest.split_once(" on ").unwrap();
    let (resources, conditions) = rest.split_once(" when ").unwrap_or((rest, ""));
    let resource = |text: &str| match text {
        whole if whole == "*" || whole.starts_with("qcs:") => whole.to_owned(),
        path => format!("qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/{path}"),
    };
    let actions: Vec<&str> = actions.split(' ').collect();
    let resources: Vec<String> = resources.split(' ').map(resource).collect();
    let mut statement = json!({"effect": effect, "action": actions, "resource": resources});
    for condition in conditions.split(", ").filter(|text| !text.is_empty()) {
        let [operator, key, value] = condition.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let value = value.parse::<u64>().map_or_else(|_| Value::from(value), Value::from);
        statement["condition"][operator][key] = value;
    }
    statement
}

#[track_caller]
fn assert_exact(policy: &Policy, intended: &Scenarios) {
    if let Err(mismatch) = policy.grants_exactly(intended) {
        panic!("{mismatch}");
    }
}

/// `text` stands behind a line break.
#[track_caller]
fn assert_mismatch(document: &Document, intended: &Scenarios, text: &str) {
    let mismatch = document.grants_exactly(intended).unwrap_err().to_string();
    assert_eq!(mismatch, text.trim_start_matches('\n').trim_end(), "\n{mismatch}");
}

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

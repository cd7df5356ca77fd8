//! The table of facts: what documents say, as policy, request and decision.

use std::collections::BTreeSet;

use cos_policy::{Document, Request};
use serde::Deserialize;
use serde_json::Value;

use crate::agreement::answer;
use cos_policy_tests::reference;

const TABLE: &str = include_str!("../../data/decisions.jsonl");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    source: String,
    fact: String,
    policy: Value,
    request: Value,
    /// `allow`, `explicit_deny`, `implicit_deny`, `unknown`; `refused` when the policy is none.
    decision: String,
    statements: Vec<usize>,
}

fn rows() -> Vec<Row> {
    TABLE.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The rows for which this says something, with what it says.
#[track_caller]
fn assert_no_complaints(complaint: impl Fn(&Row) -> Option<String>) {
    let complaints: Vec<String> = rows()
        .iter()
        .filter_map(|row| {
            let Row { source, fact, policy, request, .. } = row;
            Some(format!("{source}: {fact}\n  {policy}\n  {request}\n  {}", complaint(row)?))
        })
        .collect();
    assert!(complaints.is_empty(), "{} rows:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn the_library_decides_as_the_documents_say() {
    assert_no_complaints(|row| {
        let found = match Document::parse(&row.policy.to_string()) {
            Err(_) => ("refused", Vec::new()),
            Ok(document) => answer(&document, &serde_json::from_value::<Request>(row.request.clone()).unwrap()),
        };
        (found != (row.decision.as_str(), row.statements.clone()))
            .then(|| format!("found {found:?}, the fact is {} by {:?}", row.decision, row.statements))
    });
}

#[test]
fn the_reference_decides_as_the_documents_say() {
    assert_no_complaints(|row| {
        if row.decision == "refused" {
            return None;
        }
        let found = reference::decide(&row.policy, &row.request);
        (found.decision != row.decision || found.statements != row.statements)
            .then(|| format!("found {found:?}, the fact is {} by {:?}", row.decision, row.statements))
    });
}

/// Each line of the table says something of its own, and there are enough of every kind.
#[test]
fn the_table_is_what_it_seems() {
    let rows = rows();
    let asked: BTreeSet<String> = rows.iter().map(|row| format!("{} {}", row.policy, row.request)).collect();
    assert_eq!(asked.len(), rows.len(), "a row is there twice");
    assert!(rows.iter().all(|row| !row.source.is_empty() && !row.fact.is_empty()));
    for (decision, least) in
        [("allow", 100), ("explicit_deny", 20), ("implicit_deny", 100), ("unknown", 50), ("refused", 5)]
    {
        let count = rows.iter().filter(|row| row.decision == decision).count();
        assert!(count >= least, "{count} rows of {decision}");
    }
}

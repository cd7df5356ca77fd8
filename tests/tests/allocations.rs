//! Deciding allocates nothing, whatever the policy and the request.

use allocation_counter::measure;
use cos_policy::{Document, Request};
use serde_json::Value;

const DECISIONS: &str = include_str!("../data/decisions.jsonl");

#[test]
fn a_decision_allocates_nothing() {
    let mut decided = 0;
    for line in DECISIONS.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        let Ok(document) = Document::parse(&row["policy"].to_string()) else { continue };
        let request: Request = serde_json::from_value(row["request"].clone()).unwrap();
        let mut statements = 0;
        let allocations = measure(|| statements = document.decide(&request).statements().count());
        assert_eq!(allocations.count_total, 0, "{line}");
        let expected = row["statements"].as_array().map_or(0, Vec::len);
        assert_eq!(statements, expected, "{line}");
        decided += 1;
    }
    assert!(decided > 300, "{decided}");
}

#[test]
fn allocations_are_counted() {
    assert_eq!(measure(|| drop(std::hint::black_box(Box::new(1)))).count_total, 1);
}

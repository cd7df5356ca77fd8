//! What the random cases are: a property that holds of nothing is no property.

use std::collections::BTreeMap;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::cases::{Case, cases};
use cos_policy_tests::reference;

/// What no document settles; each of them must decide something.
const DOUBTS: &[&str] = &[
    "a block of IPv6",
    "a bucket without its APPID",
    "a feature set",
    "a key that COS does not list",
    "a list under a negated operator",
    "a number in quotes",
    "a principal that is no account",
    "a principal that the request does not have",
    "a project",
    "a question mark in a resource",
    "a question mark in a value",
    "a question mark in an action",
    "a resource by its domain",
    "a resource for a request about the account",
    "a resource of an uin",
    "a star in a region",
    "a star in a service",
    "a star in an account",
    "a star in the service of an action",
    "a star within a resource",
    "a star within a value",
    "a value in another encoding",
    "a value that cannot be read",
    "a variable in a resource",
    "a variable in a value",
    "an older resource with one slash",
    "an older resource with other parts",
    "an operator of another family",
    "an operator that COS does not list",
    "for_all_value on an absent key",
    "tags under another operator",
    "tags without a quantifier",
];

#[test]
fn every_outcome_and_every_doubt_decides_some_cases() {
    let mut runner = TestRunner::deterministic();
    let (mut outcomes, mut doubts) = (BTreeMap::new(), BTreeMap::new());
    let mut count = 0;
    for _ in 0..500 {
        let Case { policy, requests } = cases().new_tree(&mut runner).unwrap().current();
        for request in &requests {
            let verdict = reference::decide(&policy, request);
            count += 1;
            *outcomes.entry(verdict.decision).or_insert(0) += 1;
            if verdict.decision == "unknown" {
                for doubt in verdict.doubts {
                    *doubts.entry(doubt).or_insert(0) += 1;
                }
            }
        }
    }
    for outcome in ["allow", "explicit_deny", "implicit_deny", "unknown"] {
        assert!(outcomes.get(outcome).is_some_and(|times| times * 20 >= count), "{outcome}: {outcomes:?} of {count}");
    }
    assert_eq!(doubts.keys().copied().collect::<Vec<_>>(), DOUBTS);
    assert!(doubts.values().all(|times| *times >= 10), "{doubts:?}");
}

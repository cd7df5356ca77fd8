//! The library and the reference decide alike, whatever the policy and the request.

use cos_policy::analysis::Outcome;
use cos_policy::{Document, Request};
use proptest::prelude::*;
use serde_json::Value;

use crate::cases::{Case, REQUESTS, cases};
use cos_policy_tests::reference;

/// The policies of a run, each with its requests.
const POLICIES: u32 = 1_200;

const _: () = assert!(POLICIES as usize * REQUESTS >= 100_000);

pub(crate) fn answer(document: &Document, request: &Request) -> (&'static str, Vec<usize>) {
    let decision = document.decide(request);
    let outcome = match decision.outcome() {
        Outcome::Allow => "allow",
        Outcome::ExplicitDeny => "explicit_deny",
        Outcome::ImplicitDeny => "implicit_deny",
        Outcome::Unknown => "unknown",
    };
    (outcome, decision.statements().collect())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 4_000, ..ProptestConfig::default() }
}

fn read(policy: &Value) -> Document {
    Document::parse(&policy.to_string()).unwrap_or_else(|error| panic!("{error}\n{policy}"))
}

fn read_all(requests: &[Value]) -> impl Iterator<Item = (&Value, Request)> {
    requests.iter().map(|request| {
        let read = serde_json::from_value(request.clone());
        (request, read.unwrap_or_else(|error| panic!("{error}\n{request}")))
    })
}

/// The same policy with its statements the other way round.
fn reversed(policy: &Value) -> Value {
    let mut policy = policy.clone();
    if let Some(Value::Array(statements)) = policy.get_mut("statement") {
        statements.reverse();
    }
    policy
}

proptest! {
    #![proptest_config(config(POLICIES))]

    #[test]
    fn the_library_agrees_with_the_reference(case in cases()) {
        let Case { policy, requests } = case;
        let document = read(&policy);
        for (json, request) in read_all(&requests) {
            let expected = reference::decide(&policy, json);
            let found = answer(&document, &request);
            prop_assert_eq!(
                &found, &(expected.decision, expected.statements.clone()),
                "\n{}\n{}\nthe reference: {:?}\nthe library: {:?}\n{}",
                policy, json, expected, found, document.decide(&request).explain()
            );
        }
    }
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn the_canonical_text_decides_alike(case in cases()) {
        let Case { policy, requests } = case;
        let document = read(&policy);
        let canonical = Document::parse(&document.to_json()).unwrap();
        for (json, request) in read_all(&requests) {
            prop_assert_eq!(answer(&canonical, &request), answer(&document, &request), "{} {}", canonical.to_json(), json);
        }
    }

    #[test]
    fn the_order_of_statements_does_not_matter(case in cases()) {
        let Case { policy, requests } = case;
        let (document, reversed) = (read(&policy), read(&reversed(&policy)));
        for (json, request) in read_all(&requests) {
            let (outcome, deciding) = answer(&document, &request);
            let (turned, others) = answer(&reversed, &request);
            let others: Vec<usize> = others.into_iter().rev().map(|index| document.len() - 1 - index).collect();
            prop_assert_eq!((turned, others), (outcome, deciding), "{} {}", policy, json);
        }
    }

    #[test]
    fn an_explanation_is_a_line_that_begins_with_the_outcome(case in cases()) {
        let Case { policy, requests } = case;
        let document = read(&policy);
        for (json, request) in read_all(&requests) {
            let (outcome, deciding) = answer(&document, &request);
            let explanation = document.explain(&request);
            prop_assert!(explanation.starts_with(&format!("{outcome}: ")), "{} {} {}", explanation, policy, json);
            prop_assert!(!explanation.contains('\n'), "{} {} {}", explanation, policy, json);
            for index in &deciding {
                prop_assert!(explanation.contains(&format!("statement[{index}]")), "{} {} {}", explanation, policy, json);
            }
            let reasons = document.decide(&request).undocumented().count();
            prop_assert_eq!(reasons, if outcome == "unknown" { deciding.len() } else { 0 }, "{} {}", policy, json);
        }
    }

    /// A request says the same in JSON and back.
    #[test]
    fn a_printed_request_is_decided_alike(case in cases()) {
        let Case { policy, requests } = case;
        let document = read(&policy);
        for (json, request) in read_all(&requests) {
            let printed = serde_json::to_value(&request).unwrap();
            let again: Request = serde_json::from_value(printed.clone()).unwrap();
            prop_assert_eq!(answer(&document, &again), answer(&document, &request), "{} {} {}", policy, json, printed);
        }
    }
}

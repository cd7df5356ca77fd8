//! The oracle itself: what it says it found is there, and what the reference sees the oracle has seen.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use crate::agreement::config;
use crate::brute::{Found, survey};
use crate::generator::{Pair, pairs};
use crate::leaf::Grain;
use crate::policy::{self, Statement};
use crate::universe::{Axis, LISTINGS, request};
use cos_policy_tests::reference;

const AXES: &[Axis] = &[
    Axis::Action,
    Axis::Place,
    Axis::Transport,
    Axis::Principal,
    Axis::Key("cos:content-length"),
    Axis::Key("cos:content-type"),
    Axis::Key("cos:x-cos-acl"),
    Axis::Key("vpc:requester_vpc"),
    Axis::Key("cos:response-content-type"),
    Axis::Key("cos:versionid"),
    Axis::Key("qcs:request_tag"),
    Axis::Key("qcs:resource_tag"),
    Axis::Key("qcs:ip"),
    Axis::Key("cos:prefix"),
];

/// Any request of the universe.
fn requests() -> impl Strategy<Value = Value> {
    vec(any::<Index>(), AXES.len()).prop_map(|choices| {
        let part = |(axis, choice): (&Axis, Index)| &choice.get(axis.parts()).json;
        let mut parts: Vec<&Value> = AXES.iter().zip(choices).map(part).collect();
        // The prefix of a listing is its key.
        if LISTINGS.contains(&parts[0]["action"].as_str().unwrap()) {
            parts.pop();
        }
        request(parts)
    })
}

fn decide(policy: &[Statement], request: &Value) -> &'static str {
    reference::decide(&policy::json(policy), request).decision
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn what_it_found_is_there(Pair { a, b } in pairs()) {
        let survey = survey(&a, &b, Grain::Member);
        let is_refused = |policy: &[Statement], request| decide(policy, request).ends_with("_deny");
        let is_allowed = |policy: &[Statement], request| decide(policy, request) == "allow";
        if let Found::Certain { request, .. } = &survey.a_without_b {
            prop_assert!(is_allowed(&a, request) && is_refused(&b, request), "{}", request);
        }
        if let Found::Certain { request, .. } = &survey.both {
            prop_assert!(is_allowed(&a, request) && is_allowed(&b, request), "{}", request);
        }
        if let Found::Possible(request) = &survey.a_without_b {
            prop_assert!(!is_refused(&a, request) && !is_allowed(&b, request), "{}", request);
        }
        if let Found::Possible(request) = &survey.both {
            prop_assert!(!is_refused(&a, request) && !is_refused(&b, request), "{}", request);
        }
    }

    #[test]
    fn what_the_reference_sees_it_has_seen(Pair { a, b } in pairs(), requests in vec(requests(), 60)) {
        let survey = survey(&a, &b, Grain::Member);
        for request in &requests {
            let (first, second) = (decide(&a, request), decide(&b, request));
            let seen = [
                (first == "allow" && second.ends_with("_deny"), &survey.a_without_b),
                (second == "allow" && first.ends_with("_deny"), &survey.b_without_a),
                (first == "allow" && second == "allow", &survey.both),
                (first == "allow", &survey.a),
                (second == "allow", &survey.b),
            ];
            for (is_one, found) in seen {
                prop_assert!(!is_one || matches!(found, Found::Certain { .. }), "{} {:?}", request, found);
            }
        }
    }
}

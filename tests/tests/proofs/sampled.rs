//! What a proof says of all requests, against the public strategy that yields those on both sides of every boundary.

use cos_policy::analysis::{Outcome, Verdict, disjoint, implies, permits_nothing};
use cos_policy::proptest::requests;
use cos_policy::{Document, Request};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::agreement::config;
use crate::generator::{Pair, pairs};
use crate::policy::document;

fn sample(document: &Document, count: usize) -> Vec<Request> {
    let (strategy, mut runner) = (requests(document), TestRunner::deterministic());
    (0..count).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

fn holds(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Holds)
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn what_holds_holds_for_every_sample(Pair { a, b } in pairs()) {
        let (a, b) = (document(&a), document(&b));
        let is_implied = [holds(&implies(&a, &b)), holds(&implies(&b, &a))];
        let (are_disjoint, is_empty) = (holds(&disjoint(&a, &b)), holds(&permits_nothing(&a)));
        for request in [sample(&a, 40), sample(&b, 40)].concat() {
            let [first, second] = [&a, &b].map(|document| document.decide(&request).outcome() == Outcome::Allow);
            prop_assert!(!is_implied[0] || !first || second, "{} {}\n{}", request, a, b);
            prop_assert!(!is_implied[1] || !second || first, "{} {}\n{}", request, b, a);
            prop_assert!(!are_disjoint || !first || !second, "{} {}\n{}", request, a, b);
            prop_assert!(!is_empty || !first, "{} {}", request, a);
        }
    }
}

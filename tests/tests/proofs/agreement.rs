//! The prover agrees with the oracle, whatever the two policies.

use std::cell::LazyCell;

use proptest::prelude::*;

use crate::brute::survey;
use crate::generator::pairs;
use crate::leaf::Grain;
use crate::verdict::questions;

pub(crate) fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 2_000, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(500))]

    /// Where it says *holds*, no request is a counterexample, under any meaning of what no document settles. Where it
    /// says *fails*, its counterexample is one, and one that a client can make if there is one. Where it says *unknown*,
    /// a request would be a counterexample under some meaning, and none is for certain.
    #[test]
    fn verdicts_are_those_of_the_oracle(pair in pairs()) {
        let by_member = survey(&pair.a, &pair.b, Grain::Member);
        let by_list = LazyCell::new(|| survey(&pair.a, &pair.b, Grain::List));
        let questions = questions(&pair.a, &pair.b);
        let complaints = questions.iter().filter_map(|question| question.complaint(&by_member, &by_list));
        let complaints: Vec<String> = complaints.collect();
        prop_assert!(complaints.is_empty(), "\n{:?}\n{}", pair, complaints.join("\n"));
    }
}

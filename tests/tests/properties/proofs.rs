//! Proofs about what the builder writes: nothing in it is undocumented, so every question has an answer.

use cos_policy::analysis::{Outcome, Unsettled, Verdict, disjoint, equivalent, implies, permits_nothing};
use cos_policy::{Document, Policy};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::config;
use crate::model::{Spec, policy, specs};

/// Some statements of a pool, so that two policies have much in common.
fn policies() -> impl Strategy<Value = (Policy, Policy)> {
    let pool = vec(specs(), 1..5);
    (pool, vec(any::<bool>(), 5), vec(any::<bool>(), 5), any::<bool>()).prop_map(|(pool, a, b, guarded)| {
        let some = |chosen: &[bool]| {
            let some: Vec<Spec> =
                pool.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(spec, _)| spec.clone()).collect();
            policy(if some.is_empty() { &pool } else { &some })
        };
        let (a, b) = (some(&a), some(&b));
        (if guarded { a.private_acl().https_only() } else { a }, b)
    })
}

fn is_settled(verdict: &Verdict) -> bool {
    !matches!(verdict, Verdict::Unknown(Unsettled::Undocumented(_)))
}

fn outcomes(verdict: &Verdict, documents: [&Document; 2]) -> Option<[Outcome; 2]> {
    let Verdict::Fails(witness) = verdict else { return None };
    Some(documents.map(|document| document.decide(witness.request()).outcome()))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_question_about_policies_of_the_builder_is_settled((a, b) in policies()) {
        let (a, b) = (a.document(), b.document());
        for verdict in [implies(&a, &b), implies(&b, &a), equivalent(&a, &b), disjoint(&a, &b), permits_nothing(&a)] {
            prop_assert!(is_settled(&verdict), "{a}\n{b}\n{verdict}");
        }
    }

    #[test]
    fn a_witness_is_allowed_by_one_and_not_by_the_other((a, b) in policies()) {
        let (a, b) = (a.document(), b.document());
        if let Some([first, second]) = outcomes(&implies(&a, &b), [&a, &b]) {
            prop_assert_eq!(first, Outcome::Allow, "{} {}", a, b);
            prop_assert_ne!(second, Outcome::Allow, "{} {}", a, b);
        }
        if let Some(both) = outcomes(&disjoint(&a, &b), [&a, &b]) {
            prop_assert_eq!(both, [Outcome::Allow; 2], "{} {}", a, b);
        }
    }

    #[test]
    fn a_policy_is_within_itself_and_guards_only_cut((a, b) in policies()) {
        let guarded = b.clone().private_acl().https_only();
        prop_assert!(matches!(implies(&guarded.document(), &b.document()), Verdict::Holds), "{}", b);
        prop_assert!(matches!(equivalent(&a.document(), &a.document()), Verdict::Holds), "{}", a);
    }
}

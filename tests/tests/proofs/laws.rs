//! What holds of all policies, whatever they say, and whether a document settles it or not.

use cos_policy::analysis::{disjoint, equivalent, implies, permits_nothing};
use cos_policy::{Document, analysis::Verdict};
use proptest::prelude::*;

use crate::agreement::config;
use crate::generator::{Pair, chains, pairs};
use crate::policy::{self, Effect, Policy, Statement, document};
use crate::verdict::kind;

fn holds(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Holds)
}

fn of_effect(policy: &[Statement], effect: Effect) -> Vec<Statement> {
    policy.iter().filter(|statement| statement.effect == effect).cloned().collect()
}

/// Every action with every resource and every principal on its own.
fn written_out(policy: &[Statement]) -> Policy {
    let mut single = Vec::new();
    for statement in policy {
        let principals: Vec<Vec<String>> = match &statement.principals[..] {
            [] => vec![Vec::new()],
            names => names.iter().map(|name| vec![name.clone()]).collect(),
        };
        for action in &statement.actions {
            for resource in &statement.resources {
                for principals in &principals {
                    let (actions, resources) = (vec![action.clone()], vec![resource.clone()]);
                    single.push(Statement { principals: principals.clone(), actions, resources, ..statement.clone() });
                }
            }
        }
    }
    single
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn a_policy_implies_itself(Pair { a, .. } in pairs()) {
        let a = document(&a);
        prop_assert!(holds(&implies(&a, &a)), "{}", a);
        prop_assert!(holds(&equivalent(&a, &a)), "{}", a);
        let read_again = Document::parse(&a.to_json()).unwrap();
        prop_assert!(holds(&equivalent(&a, &read_again)), "{}", a);
    }

    #[test]
    fn allows_add_and_denies_take_away(Pair { a, b } in pairs()) {
        let first = document(&a);
        let more = document(&[a.clone(), of_effect(&b, Effect::Allow)].concat());
        let less = document(&[a, of_effect(&b, Effect::Deny)].concat());
        prop_assert!(holds(&implies(&first, &more)), "{}\n{}", first, more);
        prop_assert!(holds(&implies(&less, &first)), "{}\n{}", less, first);
        prop_assert!(holds(&implies(&less, &more)), "{}\n{}", less, more);
    }

    #[test]
    fn nothing_is_below_all_and_everything_above(Pair { a, .. } in pairs()) {
        let a = document(&a);
        let nothing = document(&[Statement::deny("*", "*")]);
        let everything = document(&[Statement::allow("*", "*")]);
        prop_assert!(holds(&implies(&nothing, &a)), "{}", a);
        prop_assert!(holds(&implies(&a, &everything)), "{}", a);
        prop_assert!(holds(&disjoint(&a, &nothing)), "{}", a);
        let emptiness = permits_nothing(&a);
        prop_assert_eq!(kind(&implies(&a, &nothing)), kind(&emptiness), "{}", a);
        prop_assert_eq!(kind(&disjoint(&a, &a)), kind(&emptiness), "{}", a);
        prop_assert_eq!(kind(&disjoint(&a, &everything)), kind(&emptiness), "{}", a);
    }

    #[test]
    fn equivalence_is_implication_in_both_directions(Pair { a, b } in pairs()) {
        let (a, b) = (document(&a), document(&b));
        let directions = [kind(&implies(&a, &b)), kind(&implies(&b, &a))];
        let worst = ["fails", "unknown", "holds"].into_iter().find(|kind| directions.contains(kind)).unwrap();
        prop_assert_eq!(kind(&equivalent(&a, &b)), worst, "{}\n{}", a, b);
        prop_assert_eq!(kind(&equivalent(&b, &a)), worst, "{}\n{}", a, b);
    }

    #[test]
    fn disjointness_has_no_direction(Pair { a, b } in pairs()) {
        let (a, b) = (document(&a), document(&b));
        prop_assert_eq!(kind(&disjoint(&a, &b)), kind(&disjoint(&b, &a)), "{}\n{}", a, b);
    }

    #[test]
    fn lists_and_order_are_a_matter_of_spelling(Pair { a, b } in pairs()) {
        let single = written_out(&a);
        let turned: Policy = single.iter().rev().cloned().collect();
        let (a, b, single, turned) = (document(&a), document(&b), document(&single), document(&turned));
        prop_assert!(holds(&equivalent(&a, &single)), "{}\n{}", a, single);
        prop_assert!(holds(&equivalent(&a, &turned)), "{}\n{}", a, turned);
        prop_assert_eq!(kind(&implies(&a, &b)), kind(&implies(&turned, &b)), "{}\n{}\n{}", a, turned, b);
        prop_assert_eq!(kind(&implies(&b, &a)), kind(&implies(&b, &turned)), "{}\n{}\n{}", a, turned, b);
    }

    #[test]
    fn what_is_implied_goes_on([a, b, c] in chains()) {
        let [first, second, third] = [&a, &b, &c].map(|policy| document(policy));
        let text = || [&a, &b, &c].map(|policy| policy::json(policy).to_string()).join("\n");
        if holds(&implies(&first, &second)) {
            if holds(&implies(&second, &third)) {
                prop_assert!(holds(&implies(&first, &third)), "{}", text());
            }
            if holds(&disjoint(&second, &third)) {
                prop_assert!(holds(&disjoint(&first, &third)), "{}", text());
            }
            if holds(&permits_nothing(&second)) {
                prop_assert!(holds(&permits_nothing(&first)), "{}", text());
            }
            if matches!(implies(&first, &third), Verdict::Fails(_)) {
                prop_assert!(!holds(&implies(&second, &third)), "{}", text());
            }
        }
    }
}

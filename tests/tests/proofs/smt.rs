//! Another crate's opinion: the same problems as regular expressions, decided by their derivatives.

use aws_smt_strings::regular_expressions::{ReManager, RegLan};
use cos_policy::Document;
use cos_policy::analysis::{Verdict, disjoint, implies, permits_nothing};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::agreement::config;
use crate::policy::{self, Effect, Statement, place};
use crate::verdict::{kind, outcome};

/// What a policy allows and denies, as patterns.
#[derive(Clone, Debug)]
struct Side {
    allow: Vec<String>,
    deny: Vec<String>,
}

fn sides(pattern: impl Strategy<Value = String> + Clone) -> impl Strategy<Value = Side> {
    (vec(pattern.clone(), 1..4), vec(pattern, 0..3)).prop_map(|(allow, deny)| Side { allow, deny })
}

/// Up to eight symbols, with stars anywhere.
fn globs() -> impl Strategy<Value = String> + Clone {
    prop_oneof!["[ab*]{0,4}", "[ab*]{0,8}", "\\*?[ab]{1,2}\\*([ab]{1,2}\\*){0,3}[ab]{0,2}"]
}

/// Up to six letters, and perhaps a star.
fn prefixes() -> impl Strategy<Value = String> + Clone {
    prop_oneof!["[ab/]{0,3}\\*?", "[ab]{0,6}\\*?"]
}

impl Side {
    fn document(&self, statement: impl Fn(Effect, &str) -> Statement) -> Document {
        let allow = self.allow.iter().map(|pattern| statement(Effect::Allow, pattern));
        let deny = self.deny.iter().map(|pattern| statement(Effect::Deny, pattern));
        policy::document(&allow.chain(deny).collect::<Vec<_>>())
    }

    fn language(&self, manager: &mut ReManager) -> RegLan {
        let mut union = |patterns: &[String]| {
            let patterns: Vec<RegLan> = patterns.iter().map(|pattern| expression(manager, pattern)).collect();
            manager.union_list(patterns)
        };
        let (allow, deny) = (union(&self.allow), union(&self.deny));
        manager.diff(allow, deny)
    }
}

fn expression(manager: &mut ReManager, pattern: &str) -> RegLan {
    let symbols: Vec<RegLan> =
        pattern.chars().map(|one| if one == '*' { manager.full() } else { manager.char(one.into()) }).collect();
    manager.concat_list(symbols)
}

fn expected(is_empty: bool) -> &'static str {
    if is_empty { "holds" } else { "fails" }
}

/// The verdicts on two policies are those on two languages.
fn compare(a: &Side, b: &Side, statement: impl Fn(Effect, &str) -> Statement) -> Result<(), TestCaseError> {
    let mut manager = ReManager::new();
    let (first, second) = (a.language(&mut manager), b.language(&mut manager));
    let difference = manager.diff(first, second);
    let common = manager.inter(first, second);
    let (a, b) = (a.document(&statement), b.document(&statement));
    let mut check = |verdict: &Verdict, language| {
        prop_assert_eq!(kind(verdict), expected(manager.is_empty_re(language)), "{:?}\n{}\n{}", verdict, a, b);
        Ok(())
    };
    let forth = implies(&a, &b);
    check(&forth, difference)?;
    check(&disjoint(&a, &b), common)?;
    check(&permits_nothing(&a), first)?;
    if let Verdict::Fails(witness) = forth {
        prop_assert_eq!(outcome(&a, &witness), "allow", "{:?}\n{}\n{}", witness, a, b);
        prop_assert!(outcome(&b, &witness).ends_with("_deny"), "{:?}\n{}\n{}", witness, a, b);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn patterns_of_actions(a in sides(globs()), b in sides(globs())) {
        compare(&a, &b, |effect, pattern| Statement::new(effect, &format!("name/cos:{pattern}"), "*"))?;
    }

    #[test]
    fn patterns_of_keys(a in sides(prefixes()), b in sides(prefixes())) {
        compare(&a, &b, |effect, pattern| Statement::new(effect, "name/cos:GetObject", &place(pattern)))?;
    }
}

//! What the random pairs are: a property that holds of nothing is no property.

use std::collections::BTreeMap;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::brute::{Found, Survey, survey};
use crate::generator::{Pair, pairs};
use crate::leaf::Grain;
use crate::policy::{self, Effect};

const PAIRS: usize = 400;

/// Verdicts that are no matter of course, and how many in a hundred there are at least.
const VERDICTS: &[(&str, usize)] = &[
    ("implies fails", 20),
    ("implies holds", 20),
    ("implies is unknown", 5),
    ("equivalent fails", 25),
    ("equivalent holds", 8),
    ("equivalent is unknown", 5),
    ("disjoint fails", 25),
    ("disjoint holds", 4),
    ("disjoint is unknown", 5),
    ("permits nothing fails", 40),
    ("permits nothing holds", 4),
    ("permits nothing is unknown", 5),
];

/// What stands in the pairs, and how many in a hundred have it at least.
const CONSTRUCTS: &[(&str, usize)] = &[
    ("a deny", 40),
    ("a list of values", 10),
    ("two conditions", 15),
    ("\"*\"", 50),
    ("name/cos:Get*", 10),
    ("name/cos:*Bucket*", 5),
    ("cos:GetBucket\"", 8),
    ("qcs::cos:ap-guangzhou:uid/1250000000:*", 3),
    ("examplebucket-1250000000/a/*", 8),
    ("examplebucket*", 1),
    ("prefix//1250000000/", 2),
    ("principal", 4),
    ("_if_exist", 25),
    ("string_equal", 10),
    ("string_like", 10),
    ("string_not_equal", 5),
    ("numeric_", 10),
    ("ip_equal", 5),
    ("ip_not_equal", 1),
    ("bool_equal", 2),
    ("for_any_value:", 3),
    ("for_all_value:", 1),
    ("cos:content-length", 5),
    ("cos:content-type", 5),
    ("cos:prefix", 8),
    ("cos:response-content-type", 2),
    ("cos:secure-transport", 2),
    ("cos:tls-version", 2),
    ("cos:versionid", 2),
    ("cos:x-cos-acl", 2),
    ("qcs:ip", 5),
    ("qcs:request_tag", 2),
    ("qcs:resource_tag", 2),
    ("vpc:requester_vpc", 2),
    // What no document settles.
    ("Get?bject", 1),
    ("permid/", 1),
    ("qcs:id/0:", 1),
    ("ap-*", 1),
    ("uin/", 1),
    ("a*b", 1),
    ("${uin}", 1),
    ("groupid", 1),
    ("cos:content_length", 1),
    ("cos:host", 1),
    ("null_equal", 1),
    ("::/", 1),
];

#[test]
fn every_verdict_and_every_construct_comes_up() {
    let mut runner = TestRunner::deterministic();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..PAIRS {
        let pair = pairs().new_tree(&mut runner).unwrap().current();
        let survey = survey(&pair.a, &pair.b, Grain::Member);
        let has = |what: &&str| has(&pair, what);
        let constructs = CONSTRUCTS.iter().map(|(what, _)| *what).filter(has);
        for name in verdicts(&survey).into_iter().chain(constructs) {
            *counts.entry(name).or_default() += 1;
        }
    }
    let count = |name| counts.get(name).copied().unwrap_or(0);
    let rare = VERDICTS.iter().chain(CONSTRUCTS).filter(|(name, least)| count(name) * 100 < least * PAIRS);
    let rare: Vec<_> = rare.map(|(name, least)| (name, least, count(name))).collect();
    assert!(rare.is_empty(), "{rare:?} of {counts:?}");
}

/// The verdicts, without those that hold of course, since a policy permits nothing.
fn verdicts(survey: &Survey) -> Vec<&'static str> {
    let permits = |found: &Found| matches!(found, Found::Certain { .. });
    let difference = survey.a_without_b.max(&survey.b_without_a);
    let (some, both) = (permits(&survey.a), permits(&survey.a) && permits(&survey.b));
    let verdict = |found: &Found, is_question: bool, [fails, unknown, holds]: [&'static str; 3]| match found {
        Found::Certain { .. } => Some(fails),
        Found::Possible(_) => Some(unknown),
        Found::Nothing => is_question.then_some(holds),
    };
    let verdicts = [
        verdict(&survey.a_without_b, some, ["implies fails", "implies is unknown", "implies holds"]),
        verdict(difference, some, ["equivalent fails", "equivalent is unknown", "equivalent holds"]),
        verdict(&survey.both, both, ["disjoint fails", "disjoint is unknown", "disjoint holds"]),
        verdict(&survey.a, true, ["permits nothing fails", "permits nothing is unknown", "permits nothing holds"]),
    ];
    verdicts.into_iter().flatten().collect()
}

fn has(pair: &Pair, construct: &str) -> bool {
    let mut statements = pair.a.iter().chain(&pair.b);
    match construct {
        "a deny" => statements.any(|statement| statement.effect == Effect::Deny),
        "two conditions" => statements.any(|statement| statement.clauses.len() > 1),
        "a list of values" => statements.flat_map(|statement| &statement.clauses).any(|clause| clause.values.len() > 1),
        text => [&pair.a, &pair.b].into_iter().any(|policy| policy::json(policy).to_string().contains(text)),
    }
}

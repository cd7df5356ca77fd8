//! Policies that a careless prover takes for ever with. There must be a verdict, and no wrong one; of conditions it may be that
//! the budget is spent.

use cos_policy::Document;
use cos_policy::analysis::{Verdict, disjoint, implies, permits_nothing};
use serde_json::json;

use crate::policy::{Clause, Effect, Statement, document, place};
use crate::verdict::outcome;

/// It ends, and what it says is no lie that a look at the counterexample would show.
#[track_caller]
fn ask(a: &[Statement], b: &[Statement]) -> [Verdict; 3] {
    let (a, b) = (document(a), document(b));
    let verdicts = [implies(&a, &b), disjoint(&a, &b), permits_nothing(&a)];
    let refused = |document: &Document, verdict| outcome(document, verdict).ends_with("_deny");
    if let Verdict::Fails(witness) = &verdicts[0] {
        assert!(outcome(&a, witness) == "allow" && refused(&b, witness), "{witness:?}");
    }
    if let Verdict::Fails(witness) = &verdicts[1] {
        assert!(outcome(&a, witness) == "allow" && outcome(&b, witness) == "allow", "{witness:?}");
    }
    if let Verdict::Fails(witness) = &verdicts[2] {
        assert_eq!(outcome(&a, witness), "allow", "{witness:?}");
    }
    verdicts
}

fn holds(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Holds)
}

fn fails(verdict: &Verdict) -> bool {
    matches!(verdict, Verdict::Fails(_))
}

/// `*ab*`, `*bc*` and so on.
fn two_letters(count: usize) -> Vec<String> {
    let letters: Vec<char> = ('a'..='z').collect();
    (0..count).map(|at| format!("*{}{}*", letters[at], letters[at + 1])).collect()
}

/// Each of these denied: what is left has one of them at most to forget. Then all of them at once.
#[test]
fn many_patterns_with_two_stars() {
    for count in [6, 10, 14] {
        let globs = two_letters(count);
        let denied = |from: usize| -> Vec<Statement> {
            let deny = globs[from..].iter().map(|glob| Statement::deny(&format!("name/cos:{glob}"), "*"));
            std::iter::once(Statement::allow("name/cos:*", "*")).chain(deny).collect()
        };
        let verdicts = ask(&denied(0), &denied(1));
        assert!(holds(&verdicts[0]), "{verdicts:?}");
        let verdicts = ask(&denied(1), &denied(0));
        assert!(fails(&verdicts[0]), "{verdicts:?}");
    }
}

/// A letter and then another: which were met is a state for every set of them.
#[test]
fn many_patterns_apart() {
    let letters = 'a'..='n';
    let ending: Vec<String> = letters.clone().map(|letter| format!("*{letter}*z")).collect();
    let crossed: Vec<String> = letters.map(|letter| format!("*z*{letter}")).collect();
    let without = |globs: &[String]| -> Vec<Statement> {
        let deny = globs.iter().map(|glob| Statement::deny(&format!("name/cos:{glob}"), "*"));
        std::iter::once(Statement::allow("name/cos:*", "*")).chain(deny).collect()
    };
    let of = |globs: &[String]| -> Vec<Statement> {
        globs.iter().map(|glob| Statement::allow(&format!("name/cos:{glob}"), "*")).collect()
    };
    let verdicts = ask(&without(&ending[1..]), &without(&ending));
    assert!(fails(&verdicts[0]), "{verdicts:?}");
    let verdicts = ask(&of(&ending), &without(&crossed));
    assert!(holds(&verdicts[0]), "{verdicts:?}");
    let verdicts = ask(&of(&ending), &of(&crossed));
    assert!(fails(&verdicts[0]), "{verdicts:?}");
}

/// Whoever is matched by all of them at once is denied nothing else.
#[test]
fn an_intersection_of_many_patterns() {
    for count in [4, 8, 14] {
        let allow = Statement::allow(&format!("name/cos:{}", two_letters(count).concat()), "*");
        let all = two_letters(count).into_iter().map(|glob| Statement::allow(&format!("name/cos:{glob}"), "*"));
        let all: Vec<Statement> = all.collect();
        let verdicts = ask(&[allow], &all);
        assert!(holds(&verdicts[0]), "{verdicts:?}");
        let (first, rest) = all.split_first().unwrap();
        let verdicts = ask(&all, std::slice::from_ref(first));
        assert!(fails(&verdicts[0]), "{verdicts:?}");
        let turned: Vec<Statement> =
            rest.iter().map(|allow| Statement { effect: Effect::Deny, ..allow.clone() }).collect();
        let verdicts = ask(&[vec![first.clone()], turned].concat(), rest);
        assert!(fails(&verdicts[0]), "{verdicts:?}");
    }
}

#[test]
fn as_many_stars_as_letters() {
    let stars = format!("name/cos:{}", "*a".repeat(200));
    let more = format!("name/cos:{}", "*a".repeat(201));
    let verdicts = ask(&[Statement::allow(&more, "*")], &[Statement::allow(&stars, "*")]);
    assert!(holds(&verdicts[0]), "{verdicts:?}");
    let verdicts = ask(&[Statement::allow(&stars, "*")], &[Statement::allow(&more, "*")]);
    assert!(fails(&verdicts[0]), "{verdicts:?}");
}

/// Patterns whose shortest common key lies beyond the budget: that none was found says nothing.
#[test]
fn a_common_key_too_long_to_be_found() {
    let get = |letter: &str| {
        let glob = format!("*{letter}").repeat(500) + "*";
        Statement::allow("name/cos:GetObject", &place(&glob))
    };
    let verdicts = ask(&[get("a")], &[get("b")]);
    assert!(matches!(&verdicts[1], Verdict::Unknown(_)), "{verdicts:?}");
}

/// Every condition key at once, each with limits of its own.
#[test]
fn limits_on_every_key() {
    let clause = |at: usize, operator: &str, value: usize| match at {
        0 => Clause::new(&format!("numeric_{operator}"), "cos:content-length", value),
        1 => Clause::new(&format!("numeric_{operator}"), "cos:tls-version", value),
        2 => Clause::new("string_like", "cos:content-type", format!("{value}*")),
        3 => Clause::new("string_equal", "cos:x-cos-acl", value.to_string()),
        4 => Clause::new("string_equal_if_exist", "cos:x-cos-storage-class", value.to_string()),
        5 => Clause::new("ip_equal", "qcs:ip", format!("10.{value}.0.0/16")),
        6 => Clause::new("string_like", "cos:response-content-type", format!("*{value}")),
        7 => Clause::new("for_any_value:string_equal", "qcs:request_tag", format!("k&{value}")),
        8 => Clause::new("string_equal", "vpc:requester_vpc", value.to_string()),
        _ => Clause::new("string_not_equal_if_exist", "cos:versionid", value.to_string()),
    };
    let limited = |value: usize| {
        let clauses = (0..10).map(|at| clause(at, "less_than_equal", value));
        clauses.fold(Statement::allow("name/cos:*", &place("*")), Statement::when)
    };
    let policy: Vec<Statement> = (1..8).map(limited).collect();
    let fewer = &policy[1..];
    let verdicts = ask(fewer, &policy);
    assert!(!fails(&verdicts[0]), "{verdicts:?}");
    let verdicts = ask(&policy, fewer);
    assert!(!holds(&verdicts[0]), "{verdicts:?}");
}

/// A statement for each of many users, against the same ones and against one for all.
#[test]
fn many_statements() {
    let of = |user: usize| Statement::allow("name/cos:PutObject", &place(&format!("users/{user}/*")));
    let users: Vec<Statement> = (0..300).map(of).collect();
    let verdicts = ask(&users, &[Statement::allow("name/cos:PutObject", &place("users/*"))]);
    assert!(holds(&verdicts[0]) && fails(&verdicts[1]) && fails(&verdicts[2]), "{verdicts:?}");
    let verdicts = ask(&users, &users[1..]);
    assert!(fails(&verdicts[0]), "{verdicts:?}");
    let verdicts = ask(&users, &users.iter().rev().cloned().collect::<Vec<_>>());
    assert!(holds(&verdicts[0]), "{verdicts:?}");
}

/// Texts far longer than a key may be.
#[test]
fn long_texts() {
    let long = "a".repeat(2_000);
    let get = |key: &str| Statement::allow("name/cos:GetObject", &place(key));
    let verdicts = ask(&[get(&format!("{long}*"))], &[get(&format!("{}*", &long[1..]))]);
    assert!(holds(&verdicts[0]), "{verdicts:?}");
    // Whoever is not allowed this one needs a key that COS refuses.
    let verdicts = ask(&[get(&format!("{long}*"))], &[get("b*")]);
    assert!(matches!(&verdicts[0], Verdict::Fails(witness) if !witness.is_realizable()), "{verdicts:?}");
}

/// Many things that no document settles, all in one statement.
#[test]
fn many_open_questions() {
    let odd = |at: usize| Clause::new("string_equal", "cos:x-cos-grant-read", at.to_string());
    let statements = |count: usize| -> Vec<Statement> {
        (0..count).map(|at| Statement::allow("name/cos:*", &place("a/*")).when(odd(at))).collect()
    };
    let verdicts = ask(&statements(40), &statements(41));
    assert!(!fails(&verdicts[0]), "{verdicts:?}");
    let verdicts = ask(&statements(41), &statements(40));
    assert!(!fails(&verdicts[0]) && !holds(&verdicts[0]), "{verdicts:?}");
    let mut alternatives = Statement::allow("name/cos:GetObject", "*");
    alternatives.actions = (0..40).map(|at| format!("permid/{at}")).collect();
    let verdicts = ask(&[alternatives.clone()], &[alternatives]);
    assert!(!fails(&verdicts[0]), "{verdicts:?}");
}

#[test]
fn one_value_of_many() {
    let with = |values: Vec<serde_json::Value>| {
        let clause = Clause { operator: "string_equal".to_owned(), key: "cos:content-type", values };
        Statement::allow("name/cos:PutObject", &place("*")).when(clause)
    };
    let all: Vec<_> = (0..1_000).map(|at| json!(format!("type/{at}"))).collect();
    let verdicts = ask(&[with(all.clone())], &[with(all[1..].to_vec())]);
    assert!(fails(&verdicts[0]), "{verdicts:?}");
    let verdicts = ask(&[with(all[1..].to_vec())], &[with(all)]);
    assert!(holds(&verdicts[0]), "{verdicts:?}");
}

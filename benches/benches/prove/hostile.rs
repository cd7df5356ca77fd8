//! Patterns that are made to be slow.

use cos_policy_benches::{Turns, Way, medians};

use crate::cases::{Case, Statement, Varies};
use crate::languages::Derivatives;
use crate::provers::{Ours, Question};

/// Every question ends: with the right answer, or with none where the budget is spent.
pub fn resist(timed: bool) {
    if timed {
        println!("\npatterns that are made to be slow: ms an answer");
    }
    for case in hostile() {
        let ours = Ours::new(&case);
        let derivatives = Derivatives::new(&case);
        let theirs = || derivatives.as_ref().and_then(Derivatives::holds_within_budget);
        let answers = [ours.holds(), theirs()];
        assert!(ours.replays(), "{}", case.name);
        assert!(answers.iter().flatten().all(|holds| *holds == case.holds), "{}", case.name);
        if !timed {
            continue;
        }
        let ways: [Way<'_, _>; 2] = [("implies", &|| ours.holds()), ("aws-smt-strings", &theirs)];
        print!("{:<48}", case.name);
        for (nanoseconds, given) in medians(&ways, Turns { rounds: 11, calls: 1 }).iter().zip(answers) {
            let given = given.map_or("none", |holds| if holds { "holds" } else { "fails" });
            print!(" {given:<5} {:>10.3}", nanoseconds / 1e6);
        }
        println!();
    }
}

fn hostile() -> Vec<Case> {
    let mut cases = in_two_letters();
    cases.extend(of_two_letters());
    cases.extend(across());
    cases
}

fn case(name: &'static str, left: Vec<Statement>, right: Vec<Statement>, holds: bool) -> Case {
    Case { name, varies: Varies::Action, policies: [left, right], holds }
}

/// `ab` and `ba` in every order, up to three of them, with a star on each side.
fn in_two_letters() -> Vec<Case> {
    let orders = (2_u32..16).map(|number| {
        let pieces = (0..number.ilog2()).map(|bit| if number >> bit & 1 == 0 { "*ab" } else { "*ba" });
        pieces.collect::<String>()
    });
    let ending: Vec<_> = orders.collect();
    let inside: Vec<_> = ending.iter().map(|pattern| format!("{pattern}*")).collect();
    vec![
        case("14 of ab and ba, allowed", vec![allow(&inside)], vec![allow(&reversed(&inside))], true),
        case("14 of ab and ba, in place of all", all_but(&[]), vec![allow(&inside)], false),
        case("14 of ab and ba, denied", all_but(&inside), all_but(&reversed(&inside)), true),
        case("14 of ab and ba at the end, denied", all_but(&ending), all_but(&reversed(&ending)), true),
        case("14 of ab and ba at the end, 13 denied", all_but(&ending[1..]), all_but(&reversed(&ending)), false),
    ]
}

/// A letter of its own, and later the last letter: which letters were met is a state for each set of them.
fn of_two_letters() -> Vec<Case> {
    let pairs: Vec<_> = ('a'..='n').map(|letter| format!("*{letter}*z")).collect();
    let crossed: Vec<_> = ('a'..='n').map(|letter| format!("*z*{letter}")).collect();
    let boxes = || -> Vec<_> {
        let letters = ('a'..='n').zip(1..);
        letters.map(|(letter, at)| deny(&[format!("*{letter}*z")]).when(10 * at, &format!("*{letter}*"))).collect()
    };
    let with = |denies: Vec<Statement>| [vec![allow(&["*".to_owned()])], denies].concat();
    vec![
        case("14 of two letters, denied", all_but(&pairs), all_but(&reversed(&pairs)), true),
        case("14 of two letters, 13 denied", all_but(&pairs[1..]), all_but(&reversed(&pairs)), false),
        case("14 of two letters across the others", vec![allow(&pairs)], all_but(&crossed), true),
        Case {
            varies: Varies::All,
            ..case("14 with sizes and types, denied", with(boxes()), with(boxes().into_iter().rev().collect()), true)
        },
        Case {
            varies: Varies::All,
            ..case("14 with sizes and types, 13 denied", with(boxes().split_off(1)), with(boxes()), false)
        },
    ]
}

/// Two chains meet in as many ways as they interleave.
fn across() -> Vec<Case> {
    let chain = |pieces: [&str; 7]| pieces.map(|piece| format!("*{piece}")).concat() + "*";
    let left = || allow(&[chain(["a", "b", "c", "d", "e", "f", "g"])]);
    let right = all_but(&[chain(["h", "i", "j", "k", "l", "m", "n"])]);
    let [there, back] = ["*g*n*".to_owned(), "*n*g*".to_owned()];
    let [ab, ba] = [["ab", "ba", "ab", "ba", "ab", "ba", "ab"], ["ba", "ab", "ba", "ab", "ba", "ab", "ba"]]
        .map(|pieces| [chain(pieces)]);
    let touching = ["*aba*", "*bab*", "*abba*", "*baab*"].map(str::to_owned);
    vec![
        case("7 across 7, both orders denied", vec![left(), deny(&[there, back.clone()])], right.clone(), true),
        case("7 across 7, one order denied", vec![left(), deny(&[back])], right, false),
        case("7 of ab and ba across 7", vec![allow(&ab)], all_but(&ba), false),
        case("7 of ab and ba across 7, apart", vec![allow(&ab), deny(&touching)], all_but(&ba), false),
    ]
}

fn all_but(denied: &[String]) -> Vec<Statement> {
    let mut statements = vec![allow(&["*".to_owned()])];
    statements.extend((!denied.is_empty()).then(|| deny(denied)));
    statements
}

fn allow(actions: &[String]) -> Statement {
    Statement::allow(actions.to_vec(), ["*".to_owned()])
}

fn deny(actions: &[String]) -> Statement {
    Statement::deny(actions.to_vec(), ["*".to_owned()])
}

fn reversed(patterns: &[String]) -> Vec<String> {
    patterns.iter().rev().cloned().collect()
}

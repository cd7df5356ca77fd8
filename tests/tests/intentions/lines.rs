//! Every line of a mismatch or of a difference is true of all that stands in it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use cos_policy::action::Level;
use cos_policy::analysis::{Change, Decision, Outcome, diff};
use cos_policy::{Document, Request};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::config;
use crate::documents::{changed, changes, document, statements, statements_of};
use crate::oracle::{Meant, Table};
use crate::pool::{Pair, tables};
use crate::requests::{ACTIONS, Asked, requests};

/// The request of the example, of each action of a line.
fn each_request(change: &Change) -> impl Iterator<Item = Request> {
    let example = Asked::read(change.witness().request());
    change.actions().map(move |action| Asked { action: action.to_owned(), ..example.clone() }.request())
}

/// Whether the action is about the target; none here is a vector bucket.
fn is_fitting(request: &Request) -> bool {
    let asked = Asked::read(request);
    asked.is_fitting() && asked.level() != Some(Level::Vector)
}

/// What a decision rests on, without the name of the action.
fn reason(decision: &Decision<'_>, request: &Request) -> (Outcome, Vec<usize>, String) {
    let text = decision.explain().replace(request.action(), "<action>");
    (decision.outcome(), decision.statements().collect(), text)
}

/// The actions of a line are decided alike by all documents, for the same reasons, and all fit or none does.
fn assert_is_of_one_kind(documents: &[&Document], change: &Change, text: &impl Display) {
    let kinds: BTreeSet<_> = each_request(change)
        .map(|request| {
            let reasons = documents.iter().map(|document| reason(&document.decide(&request), &request));
            (reasons.collect::<Vec<_>>(), is_fitting(&request))
        })
        .collect();
    assert_eq!(kinds.len(), 1, "{change:?}\n{text}");
}

/// No action has two lines in one place that say the same, and none is both certain and not.
fn assert_is_said_once(changes: &[Change], text: &impl Display) {
    let mut said = BTreeMap::new();
    for change in changes {
        let why: Vec<&str> = change.witness().decisions().collect();
        for action in change.actions() {
            let earlier = said.insert((change.place(), action, why.clone()), change);
            assert!(earlier.is_none(), "{change:?}\n{text}");
        }
    }
}

/// What a client can send comes first, and of that what is certain.
fn assert_is_in_order(changes: &[Change]) {
    let order = |change: &Change| {
        let witness = change.witness();
        (!is_fitting(witness.request()), !witness.is_realizable(), !change.is_certain())
    };
    assert!(changes.is_sorted_by_key(order), "{changes:?}");
}

/// One line for each change, each with columns.
fn lines(text: &impl Display) -> Vec<Vec<String>> {
    let text = text.to_string();
    let lines = text.lines().filter_map(|line| line.strip_prefix("  "));
    let columns =
        |line: &str| line.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).map(str::to_owned).collect();
    lines.map(columns).collect()
}

/// Two examples that read alike are alike, and the statements that decide one are named.
fn assert_tells_all(changes: &[&Change], text: &impl Display) {
    let lines = lines(text);
    assert_eq!(lines.len(), changes.len(), "\n{text}");
    let mut examples = BTreeMap::new();
    for (line, change) in lines.iter().zip(changes) {
        let [place, _, example, why] = line.as_slice() else { panic!("{line:?}") };
        assert_eq!(place, change.place());
        assert_eq!(why.starts_with("perhaps"), !change.is_certain(), "\n{text}");
        let is_odd = !change.witness().is_realizable() && Asked::read(change.witness().request()).level().is_some();
        assert_eq!(why.ends_with("; no client can send it"), is_odd, "\n{text}");
        assert_eq!(why.contains("it depends on"), !change.is_certain(), "\n{text}");
        let mut asked = Asked::read(change.witness().request());
        asked.action = String::new();
        asked.context.remove("cos:prefix");
        let earlier = examples.insert(example.clone(), asked.clone());
        assert!(earlier.is_none_or(|earlier| earlier == asked), "{example}\n{text}");
    }
}

/// A row reads *otherwise* where another one decides about the action on a part of it, as requests of every place tell.
fn assert_is_cut_where_it_says_so(table: &Table, change: &Change, text: &impl Display) {
    let Some(at) = table.meant(&Asked::read(change.witness().request())).unwrap().row else { return };
    for action in change.actions().filter(|action| ACTIONS.contains(action)) {
        let is_about = |asked: &Asked| asked.is_fitting() && table.rows[at].places.iter().any(|place| place.has(asked));
        let asked = requests(0).map(|(asked, _)| asked).filter(|asked| asked.action == action && is_about(asked));
        let is_cut = asked.into_iter().any(|asked| table.meant(asked).unwrap().row != Some(at));
        assert_eq!(change.place().contains(" otherwise"), is_cut, "{action} at {}\n{text}", change.place());
    }
}

/// A condition that is broken alone has a line of its own; one that is broken with others has some line.
fn assert_lists_each_condition(pair: &Pair, document: &Document, beyond: &[Change], sample: usize) {
    let broken = |asked: &Asked| {
        let row = pair.table.meant(asked).and_then(|verdict| verdict.row)?;
        let rows = &pair.table.rows[row];
        let is_yes = rows.cells.contains(&(asked.action.clone(), Meant::Yes));
        Some((row, pair.table.broken(rows, asked))).filter(|(_, broken)| is_yes && !broken.is_empty())
    };
    for (asked, request) in requests(sample) {
        let Some(found) = broken(asked).filter(|_| document.decide(request).is_allow()) else { continue };
        let mut lines = beyond.iter().filter(|change| change.is_certain()).flat_map(each_request);
        let is_listed = lines.any(|line| {
            let line = Asked::read(&line);
            let is_alike =
                |(row, conditions): (usize, Vec<usize>)| row == found.0 && (conditions == found.1 || found.1.len() > 1);
            line.action == asked.action && broken(&line).is_some_and(is_alike)
        });
        assert!(is_listed, "{}: {request} breaks {found:?}\n{beyond:?}", pair.name);
    }
}

fn is_denied(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::ExplicitDeny | Outcome::ImplicitDeny)
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn lines_of_a_mismatch_hold(
        table in any::<Index>(),
        own in statements(),
        is_near in any::<bool>(),
        changes in changes(),
        sample in any::<usize>(),
    ) {
        let tables = tables();
        let pair = table.get(&tables);
        let statements = changed(if is_near { statements_of(&pair.table) } else { own }, &changes);
        prop_assume!(!statements.is_empty());
        let document = document(&statements);
        let Err(mismatch) = document.grants_exactly(&pair.scenarios) else { return Ok(()) };
        assert_lists_each_condition(pair, &document, mismatch.beyond(), sample);
        for (side, is_so) in [
            (mismatch.beyond(), (|outcome| outcome == Outcome::Allow) as fn(Outcome) -> bool),
            (mismatch.missing(), is_denied),
        ] {
            assert_is_said_once(side, &mismatch);
            assert_is_in_order(side);
            for change in side {
                assert_is_of_one_kind(&[&document], change, &mismatch);
                assert_is_cut_where_it_says_so(&pair.table, change, &mismatch);
                for request in each_request(change) {
                    let outcome = document.decide(&request).outcome();
                    prop_assert!(Asked::read(&request).is_fitting(), "{}", mismatch);
                    prop_assert_eq!(is_so(outcome), change.is_certain(), "{}: {}\n{}", request, outcome, mismatch);
                    prop_assert_eq!(outcome == Outcome::Unknown, !change.is_certain(), "{}\n{}", request, mismatch);
                }
            }
        }
        assert_tells_all(&mismatch.beyond().iter().chain(mismatch.missing()).collect::<Vec<_>>(), &mismatch);
    }

    #[test]
    fn lines_of_a_difference_hold(statements in statements(), changes in changes()) {
        let (old, new) = (document(&statements), document(&changed(statements.clone(), &changes)));
        let diff = diff(&old, &new).unwrap();
        for (side, permits, refuses) in [(diff.granted(), &new, &old), (diff.taken(), &old, &new)] {
            assert_is_said_once(side, &diff);
            assert_is_in_order(side);
            for change in side {
                assert_is_of_one_kind(&[permits, refuses], change, &diff);
                for request in each_request(change) {
                    let (decision, other) = (permits.decide(&request).outcome(), refuses.decide(&request).outcome());
                    let is_certain = decision == Outcome::Allow && is_denied(other);
                    prop_assert_eq!(is_certain, change.is_certain(), "{}\n{}", request, diff);
                    prop_assert!(is_certain || decision == Outcome::Unknown || other == Outcome::Unknown);
                    prop_assert!(!is_denied(decision) && other != Outcome::Allow, "{}\n{}", request, diff);
                }
            }
        }
        assert_tells_all(&diff.granted().iter().chain(diff.taken()).collect::<Vec<_>>(), &diff);
    }
}

//! `grants_exactly`, `grants_at_most` and `grants_at_least` against the oracle.

use cos_policy::analysis::{Change, Mismatch, Outcome};
use cos_policy::{Document, Request};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::config;
use crate::documents::{Statement, changed, changes, document, statements, statements_of};
use crate::oracle::{Meant, Table};
use crate::pool::{Pair, tables};
use crate::requests::{Asked, level, requests};

/// On which side a policy and an intention differ, and whether they do for certain.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Beyond,
    Missing,
}

/// How what a document decides differs from what is meant.
fn difference(meant: Meant, outcome: Outcome) -> Option<(Side, bool)> {
    match (meant, outcome) {
        (Meant::No, Outcome::Allow) => Some((Side::Beyond, true)),
        (Meant::No, Outcome::Unknown) => Some((Side::Beyond, false)),
        (Meant::Yes, Outcome::ExplicitDeny | Outcome::ImplicitDeny) => Some((Side::Missing, true)),
        (Meant::Yes, Outcome::Unknown) => Some((Side::Missing, false)),
        _ => None,
    }
}

fn is_in_row(place: &str, table: &Table, row: Option<usize>, asked: &Asked) -> bool {
    match row.map(|row| table.name(row)) {
        None => place == table.name_beside_rows(asked.place.as_ref()),
        Some(name) => place.strip_prefix(name.as_str()).is_some_and(|rest| {
            let rest = rest.strip_prefix(" otherwise").unwrap_or(rest);
            rest.is_empty() || rest.starts_with(", not ")
        }),
    }
}

/// Whether it lists an action, or one of the same kind where no list has it.
fn lists(change: &Change, action: &str) -> bool {
    change.actions().any(|name| name == action || level(name).is_none() && level(action).is_none())
}

/// Every difference that a candidate shows is listed at the row that decides it.
fn assert_lists_differences(pair: &Pair, document: &Document, found: &Result<(), Mismatch>, sample: usize) {
    for (asked, request) in requests(sample) {
        let Some(verdict) = pair.table.meant(asked) else { continue };
        let Some((side, is_certain)) = difference(verdict.meant, document.decide(request).outcome()) else { continue };
        let Err(mismatch) = found else { panic!("{}: {side:?} on {request}", pair.name) };
        let list = if side == Side::Beyond { mismatch.beyond() } else { mismatch.missing() };
        let is_listed = list.iter().any(|change| {
            lists(change, &asked.action)
                && is_in_row(change.place(), &pair.table, verdict.row, asked)
                && (change.is_certain() || !is_certain)
        });
        assert!(is_listed, "{}: {side:?} on {request}, {verdict:?}\n{mismatch}", pair.name);
    }
}

/// Every example is a difference, of the kind and in the row that its line says.
fn assert_witnesses(pair: &Pair, document: &Document, mismatch: &Mismatch) {
    for (side, changes) in [(Side::Beyond, mismatch.beyond()), (Side::Missing, mismatch.missing())] {
        for change in changes {
            assert_eq!(change.actions().next(), Some(change.witness().request().action()), "\n{mismatch}");
            for action in change.actions() {
                let asked = Asked { action: action.to_owned(), ..Asked::read(change.witness().request()) };
                assert_differs(pair, document, &asked, (side, change));
            }
        }
    }
}

fn assert_differs(pair: &Pair, document: &Document, asked: &Asked, (side, change): (Side, &Change)) {
    let request: Request = asked.request();
    let outcome = document.decide(&request).outcome();
    let verdict = pair.table.meant(asked).unwrap();
    let found = difference(verdict.meant, outcome);
    let is_so = found.is_some_and(|(found, is_certain)| found == side && (is_certain || !change.is_certain()));
    assert!(is_so, "{}: {side:?}, {request}, {verdict:?}, {outcome}", pair.name);
    let place = change.place();
    let is_in_row = is_in_row(place, &pair.table, verdict.row, asked);
    assert!(is_in_row, "{}: {request}, {verdict:?}, {place}", pair.name);
}

/// What it grants beyond, and what is missing, are the answers to two questions.
fn assert_halves(pair: &Pair, document: &Document, found: &Result<(), Mismatch>) {
    let json = |changes: &[Change]| serde_json::to_value(changes).unwrap();
    let of = |result: Result<(), Mismatch>| match result {
        Ok(()) => (json(&[]), json(&[])),
        Err(mismatch) => (json(mismatch.beyond()), json(mismatch.missing())),
    };
    let (beyond, missing) = of(found.clone());
    let (at_most, at_least) = (document.grants_at_most(&pair.scenarios), document.grants_at_least(&pair.scenarios));
    assert_eq!(at_most.is_err(), beyond != json(&[]));
    assert_eq!(at_least.is_err(), missing != json(&[]));
    assert_eq!(of(at_most), (beyond, json(&[])));
    assert_eq!(of(at_least), (json(&[]), missing));
}

fn assert_agrees(pair: &Pair, statements: &[Statement], sample: usize) {
    let document = document(statements);
    let found = document.grants_exactly(&pair.scenarios);
    assert_lists_differences(pair, &document, &found, sample);
    if let Err(mismatch) = &found {
        assert!(mismatch.is_complete() && mismatch.shadowed().next().is_none());
        assert_witnesses(pair, &document, mismatch);
    }
    assert_halves(pair, &document, &found);
}

#[test]
fn a_table_in_statements_grants_exactly_what_it_means() {
    for pair in tables() {
        let statements = statements_of(&pair.table);
        if statements.is_empty() {
            continue;
        }
        let document = document(&statements);
        let r = document.grants_exactly(&pair.scenarios);
        if let Err(m) = &r {
            println!("{}\n{}\n{m}\n", pair.name, pair.scenarios);
        }
        for sample in 0..1 {
            assert_agrees(&pair, &statements, sample);
        }
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_difference_from_a_table_is_found(table in any::<Index>(), changes in changes(), sample in any::<usize>()) {
        let tables = tables();
        let pair = table.get(&tables);
        let statements = changed(statements_of(&pair.table), &changes);
        prop_assume!(!statements.is_empty());
        assert_agrees(pair, &statements, sample);
    }

    #[test]
    fn every_difference_of_any_document_is_found(
        table in any::<Index>(),
        statements in statements(),
        sample in any::<usize>(),
    ) {
        let tables = tables();
        assert_agrees(table.get(&tables), &statements, sample);
    }
}

//! Every cell of a matrix against what the document decides.

use std::collections::BTreeSet;

use cos_policy::action::{ActionInfo, Level};
use cos_policy::analysis::{Cell, Column, Outcome, Row};
use cos_policy::{Document, Matrix};
use proptest::prelude::*;

use crate::condition::holds;
use crate::documents::{document, statements};
use crate::reader::Reader;
use crate::requests::{Asked, Context, Place, contexts, requests};
use crate::{config, document as folders_of};

fn is_so(cell: &Cell, context: &Context, outcome: Outcome) -> bool {
    match cell {
        Cell::Yes => outcome == Outcome::Allow,
        Cell::No => matches!(outcome, Outcome::ExplicitDeny | Outcome::ImplicitDeny),
        Cell::When(condition) => {
            (outcome == Outcome::Allow) == holds(condition, context) && outcome != Outcome::Unknown
        }
        _ => true,
    }
}

/// Every request is decided as its cell says.
fn assert_agrees(document: &Document, sample: usize) {
    let matrix = Matrix::of(document);
    assert!(!matrix.is_undecided());
    let reader = Reader::new(&matrix, document);
    for (asked, request) in requests(sample).filter(|(asked, _)| asked.is_fitting()) {
        let outcome = document.decide(request).outcome();
        let row = reader.row(asked.place.as_ref());
        let cell = reader.column(asked).and_then(|column| Some(&row?.cells()[column]));
        // What nothing permits has no column, and what is not about a resource is not permitted on it.
        let cell = cell.filter(|cell| **cell != Cell::Inapplicable).unwrap_or(&Cell::No);
        // Some unlisted actions are permitted and others are not.
        let is_some = asked.level().is_none() && matches!(cell, Cell::When(_));
        let is_so = is_some || is_so(cell, &asked.context, outcome);
        assert!(is_so, "{request}: {outcome}, {row:?}\n{matrix}");
    }
    assert!(reader.wide_before_narrow().is_none(), "{matrix}");
    matrix.rows().iter().for_each(|row| assert_row_varies(document, &matrix, row));
}

/// A cell that is neither *yes* nor *no* has a reason: requests that differ.
fn assert_row_varies(document: &Document, matrix: &Matrix, row: &Row) {
    let Some(label) = row.bucket().map(ToString::to_string) else { return };
    let (bucket, region) = label.split_once(" in ").unwrap_or((&label, "eu-frankfurt"));
    let region = if region == "other regions" { "eu-frankfurt" } else { region };
    let bucket = if ["any bucket", "other buckets"].contains(&bucket) { "z-1250000009" } else { bucket };
    if [bucket, region].iter().any(|name| name.contains(['*', ' '])) {
        return;
    }
    let [region, bucket, key] = [region, bucket, row.witness()].map(str::to_owned);
    let place = Place { region, bucket, key };
    let mut seen = BTreeSet::new();
    for (column, cell) in matrix.columns().iter().zip(row.cells()) {
        let Column::Action(entry) = column else { continue };
        let is_open = matches!(cell, Cell::When(_) | Cell::Undecided(_));
        // Actions with the same cell are alike in it.
        if is_open && seen.insert((cell, entry.level() == Level::Listing)) {
            assert_varies(document, entry, &place, cell);
        }
    }
}

fn assert_varies(document: &Document, entry: &ActionInfo, place: &Place, cell: &Cell) {
    let place = Some(place.clone());
    let mut asked = Asked { action: entry.to_string(), place, context: contexts().next().unwrap() };
    let mut outcomes = BTreeSet::new();
    for context in contexts() {
        for prefix in [None, Some("a%2Fb%2F"), Some("a%2Fx")] {
            asked.context.clone_from(&context);
            // That of a listing is its key.
            if let Some(prefix) = prefix.filter(|_| entry.level() != Level::Listing) {
                asked.context.insert("cos:prefix".to_owned(), prefix.into());
            }
            let outcome = document.decide(&asked.request()).outcome();
            outcomes.insert(if outcome == Outcome::ExplicitDeny { Outcome::ImplicitDeny } else { outcome });
            let varies = match cell {
                Cell::When(_) => outcomes.len() == 2 && !outcomes.contains(&Outcome::Unknown),
                _ => outcomes.contains(&Outcome::Unknown),
            };
            if varies {
                return;
            }
        }
    }
    panic!("{entry} on {:?}: {cell:?}, but {outcomes:?}", asked.place);
}

fn assert_names_are_unique(matrix: &Matrix) {
    let mut names = BTreeSet::new();
    for row in matrix.rows() {
        assert!(names.insert((row.bucket().map(ToString::to_string), row.name().to_string())), "{matrix}");
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_cell_is_what_the_document_decides(statements in statements(), sample in any::<usize>()) {
        let document = document(&statements);
        assert_agrees(&document, sample);
        assert_names_are_unique(&Matrix::of(&document));
    }

    #[test]
    fn folders_have_a_row_each_and_one_for_the_rest(
        folders in prop::collection::btree_set("([ab]/){0,3}[ab]?", 1..8),
        is_cut in any::<bool>(),
    ) {
        let folders: Vec<String> = folders.into_iter().map(|folder| format!("{folder}*")).collect();
        let deny = format!("deny name/cos:GetObject on {}", folders[0]);
        let allow = format!("allow name/cos:GetObject name/cos:PutObject on {}", folders.join(" "));
        let document = folders_of(&[allow.as_str(), deny.as_str()][..if is_cut { 2 } else { 1 }]);
        let matrix = Matrix::of(&document);
        let rows = matrix.rows().iter().filter(|row| row.bucket().is_some()).count();
        prop_assert!(rows <= folders.len() + 1, "{}", matrix);
        assert_names_are_unique(&matrix);
        assert_agrees(&document, 0);
    }
}

//! A table that is printed and read again means what it meant.

use cos_policy::{Document, Scenarios};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::config;
use crate::documents::{changed, changes, document, statements, statements_of};
use crate::pool::{Pair, tables};

#[track_caller]
fn reread(table: &Scenarios) -> Scenarios {
    let printed = table.to_string();
    let reread = Scenarios::parse(&printed).unwrap_or_else(|error| panic!("{error}\n{printed}"));
    assert_eq!(reread.to_string(), printed);
    reread
}

fn assert_means_the_same(pair: &Pair, document: &Document) {
    let answer = |table: &Scenarios| document.grants_exactly(table).map_err(|mismatch| mismatch.to_string());
    assert_eq!(answer(&reread(&pair.scenarios)), answer(&pair.scenarios), "{}", pair.name);
}

#[test]
fn every_table_of_the_pool_can_be_read_again() {
    tables().iter().for_each(|pair| _ = reread(&pair.scenarios));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_table_read_again_finds_the_same(table in any::<Index>(), changes in changes()) {
        let tables = tables();
        let pair = table.get(&tables);
        let statements = changed(statements_of(&pair.table), &changes);
        prop_assume!(!statements.is_empty());
        assert_means_the_same(pair, &document(&statements));
    }

    #[test]
    fn a_table_read_again_finds_the_same_of_any_document(table in any::<Index>(), statements in statements()) {
        let tables = tables();
        assert_means_the_same(table.get(&tables), &document(&statements));
    }
}

//! What two documents both grant, against the oracle.

use cos_policy::analysis::{Change, Mismatch, Outcome};
use cos_policy::{Document, Policy, Scenarios, assert_grants_exactly, policy, scenarios};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::documents::{changed, changes, document, statements, statements_of};
use crate::oracle::Meant;
use crate::pool::{Pair, tables};
use crate::requests::{Asked, level, requests};
use crate::{bucket, config, user};

/// Both allow it, or both may.
fn both(one: &Document, other: &Document, asked: &Asked) -> Outcome {
    let request = asked.request();
    match (one.decide(&request).outcome(), other.decide(&request).outcome()) {
        (Outcome::Allow, Outcome::Allow) => Outcome::Allow,
        (Outcome::Allow | Outcome::Unknown, Outcome::Allow | Outcome::Unknown) => Outcome::Unknown,
        _ => Outcome::ImplicitDeny,
    }
}

fn lists(change: &Change, action: &str) -> bool {
    change.actions().any(|name| name == action || level(name).is_none() && level(action).is_none())
}

fn assert_agrees(pair: &Pair, one: &Document, other: &Document, sample: usize) {
    let found = one.shares_at_most(other, &pair.scenarios);
    let beyond = found.as_ref().map_or_else(Mismatch::beyond, |()| &[]);
    for (asked, request) in requests(sample) {
        let Some(verdict) = pair.table.meant(asked) else { continue };
        let outcome = both(one, other, asked);
        if verdict.meant != Meant::No || outcome == Outcome::ImplicitDeny {
            continue;
        }
        let is_listed =
            |change: &Change| lists(change, &asked.action) && (change.is_certain() || outcome == Outcome::Unknown);
        assert!(beyond.iter().any(is_listed), "{}: {outcome} on {request}\n{found:?}", pair.name);
    }
    for change in beyond {
        for action in change.actions() {
            let asked = Asked { action: action.to_owned(), ..Asked::read(change.witness().request()) };
            let (outcome, meant) = (both(one, other, &asked), pair.table.meant(&asked).unwrap().meant);
            assert_eq!(meant, Meant::No, "{}: {change:?}", pair.name);
            assert!(outcome == Outcome::Allow || outcome == Outcome::Unknown && !change.is_certain(), "{change:?}");
        }
    }
    if let Err(mismatch) = &found {
        assert!(mismatch.is_complete() && mismatch.shadowed().next().is_none() && mismatch.missing().is_empty());
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn all_that_two_documents_share_is_found(
        table in any::<Index>(),
        statements in (statements(), statements()),
        sample in any::<usize>(),
    ) {
        let tables = tables();
        let (one, other) = (document(&statements.0), document(&statements.1));
        assert_agrees(table.get(&tables), &one, &other, sample);
    }

    #[test]
    fn all_that_two_changes_of_one_table_share_is_found(
        table in any::<Index>(),
        changes in (changes(), changes()),
        sample in any::<usize>(),
    ) {
        let tables = tables();
        let pair = table.get(&tables);
        let [one, other] = [changes.0, changes.1].map(|changes| changed(statements_of(&pair.table), &changes));
        prop_assume!(!one.is_empty() && !other.is_empty());
        assert_agrees(pair, &document(&one), &document(&other), sample);
    }
}

/// Everybody reads, and each user writes in a folder of his own.
fn files(name: &str) -> Policy {
    let (bucket, user) = (bucket(), user(name));
    policy! {
        in bucket;
        allow GetBucket, GetObject    on "app/files/*";
        allow PutObject, DeleteObject on "app/files/{user}/*";
    }
}

fn read_by_all() -> Scenarios {
    scenarios! {
        in bucket();
                         GetBucket  GetObject;
        "app/files/*" => yes        yes;
    }
}

fn told(one: &Policy, other: &Policy, sharing: &Scenarios) -> String {
    one.document().shares_at_most(&other.document(), sharing).unwrap_err().to_string()
}

#[test]
fn what_is_meant_to_be_shared() {
    assert!(files("alice").document().shares_at_most(&files("alice2").document(), &read_by_all()).is_ok());
    assert_eq!(
        told(&files("alice"), &files("alice"), &read_by_all()),
        "the two share more than is intended
granted by both beyond the intention
  app/files/*  DeleteObject, PutObject  app/files/alice/a  one: allowed by statement[1]; other: allowed by statement[1]",
    );
}

#[test]
fn a_merged_statement_is_shared() {
    let merged = |name: &str| {
        let (bucket, user) = (bucket(), user(name));
        policy! {
            in bucket;
            allow GetObject on "app/index.html";
            allow GetBucket, GetObject, PutObject on "app/files/*", "app/files/{user}/*";
        }
    };
    assert_eq!(
        told(&files("bob"), &merged("alice"), &read_by_all()),
        "the two share more than is intended
granted by both beyond the intention
  app/files/*  PutObject  app/files/bob/a  one: allowed by statement[1]; other: allowed by statement[1]",
    );
    assert_grants_exactly!(
        files("bob"),
        scenarios! {
            in bucket();
                                 GetBucket  GetObject  PutObject  DeleteObject;
            "app/files/bob/*" => yes        yes        yes        yes;
            "app/files/*"     => yes        yes        no         no;
        }
    );
}

//! Which counterexample is chosen, where that is no matter of its length.

use cos_policy::analysis::{Verdict, Witness, disjoint, equivalent, implies, permits_nothing};

use crate::policy::{Clause, Statement, document, place};
use crate::realizable::is_realizable;

#[track_caller]
fn witness(verdict: Verdict) -> Witness {
    let Verdict::Fails(witness) = verdict else { panic!("{verdict}") };
    let request = serde_json::to_value(witness.request()).unwrap();
    assert_eq!(witness.is_realizable(), is_realizable(&request), "{witness}");
    witness
}

fn all() -> Statement {
    Statement::allow("*", "*")
}

#[test]
fn a_request_that_can_be_made_comes_first() {
    // No object has such a key, but a listing may have such a prefix.
    let slash = document(&[Statement::allow("*", &place("/*"))]);
    assert!(witness(disjoint(&document(&[all()]), &slash)).is_realizable());
    // No object has such a key, but an upload may be made to the other one.
    let bucket = document(&[Statement::allow("name/cos:*Object", &place(""))]);
    let upload = document(&[Statement::allow("name/cos:PutObject", &place("a"))]);
    assert!(witness(equivalent(&bucket, &upload)).is_realizable());
    assert!(witness(equivalent(&upload, &bucket)).is_realizable());
}

#[test]
fn what_no_client_can_send_is_said_to_be_so() {
    let only = |statement: Statement| witness(permits_nothing(&document(&[statement])));
    assert!(!only(Statement::allow("name/cos:GetObject", &place(""))).is_realizable());
    assert!(!only(Statement::allow("name/cos:HeadBucket", &place("a"))).is_realizable());
    assert!(!only(Statement::allow("name/cos:GetService", &place("*"))).is_realizable());
    assert!(!only(Statement::allow("name/cos:GetObject", &place("/*"))).is_realizable());
    assert!(!only(Statement::allow("name/cos:GetObject", &place(&format!("{}*", "a".repeat(851))))).is_realizable());
    assert!(only(Statement::allow("name/cos:GetObject", &place(&format!("{}*", "a".repeat(850))))).is_realizable());
    // A vector bucket is no bucket.
    assert!(!only(Statement::allow("name/cos:GetVectorBucket", "*")).is_realizable());
}

/// Headers and parameters are there only where they matter.
#[test]
fn a_counterexample_says_no_more_than_it_must() {
    let put = Statement::allow("name/cos:PutObject", &place("a/*"));
    let limited = put.clone().when(Clause::new("numeric_less_than", "cos:content-length", 10));
    let found = witness(implies(&document(std::slice::from_ref(&put)), &document(std::slice::from_ref(&limited))));
    assert_eq!(found.request().context().count(), 0, "{found}");
    let typed = put.when(Clause::new("string_like", "cos:content-type", "*"));
    let found = witness(implies(&document(&[limited, typed.clone()]), &document(&[typed])));
    let context: Vec<&str> = found.request().context().map(|(key, _)| key).collect();
    assert_eq!(context, ["cos:content-length"], "{found}");
}

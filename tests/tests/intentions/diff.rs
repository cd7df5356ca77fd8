//! What a change of a policy grants and takes away.

use cos_policy::Document;
use cos_policy::analysis::{Change, Diff, Outcome, Verdict, diff, equivalent};
use proptest::prelude::*;

use crate::documents::{changed, changes, document as written, lists_the_account, statements};
use crate::requests::{level, requests};
use crate::{config, document};

/// `text` stands behind a line break.
#[track_caller]
fn assert_diff(old: &[&str], new: &[&str], text: &str) {
    let diff = diff(&document(old), &document(new)).unwrap().to_string();
    assert_eq!(diff, text.trim_start_matches('\n'), "\n{diff}");
}

#[test]
fn a_wider_and_a_narrower_folder() {
    let (narrow, wide) = (["allow name/cos:GetObject on a/b/*"], ["allow name/cos:GetObject on a/*"]);
    assert_diff(
        &narrow,
        &wide,
        "
granted
  statement[0]  GetObject  a/a  before: statement[0] would allow it, but not on this resource
",
    );
    assert_diff(
        &wide,
        &narrow,
        "
taken
  statement[0]  GetObject  a/a  now: statement[0] would allow it, but not on this resource
",
    );
}

#[test]
fn a_wider_limit() {
    assert_diff(
        &["allow name/cos:PutObject on a/* when numeric_less_than_equal cos:content-length 5"],
        &["allow name/cos:PutObject on a/* when numeric_less_than_equal cos:content-length 9"],
        "
granted
  statement[0]  PutObject  a/a with cos:content-length = 6  before: statement[0] would allow it, but only when <= 5 bytes
",
    );
}

#[test]
fn a_new_deny_and_a_lost_one() {
    let all = "allow name/cos:GetObject on a/*";
    let cut = [all, "deny * on a/secret/*"];
    assert_diff(
        &[all],
        &cut,
        "
taken
  statement[0]  GetObject  a/secret/a  now: denied by statement[1]
",
    );
    assert_diff(
        &cut,
        &[all],
        "
granted
  statement[0]  GetObject  a/secret/a  before: denied by statement[1]
",
    );
}

#[test]
fn one_statement_that_becomes_two() {
    assert_diff(
        &["allow name/cos:GetObject name/cos:PutObject on a/* b/*"],
        &["allow name/cos:GetObject on a/*", "allow name/cos:PutObject on b/*"],
        "
taken
  statement[0]  GetObject  b/a  now: statement[0] would allow it, but not on this resource
  statement[0]  PutObject  a/a  now: statement[1] would allow it, but not on this resource
",
    );
}

#[test]
fn what_says_the_same_in_other_words_is_no_change() {
    let long = ["allow name/cos:GetObject on a/*", "allow name/cos:GetObject name/cos:PutObject on a/* a/b/*"];
    let short = ["allow name/cos:PutObject name/cos:GetObject on a/*"];
    assert_diff(&long, &short, "");
    let never = ["allow name/cos:GetObject on a/*", "deny * on *"];
    assert_diff(&never, &["deny * on *"], "");
}

#[test]
fn in_serde_it_has_what_was_granted_and_taken() {
    let diff = diff(&document(&["allow name/cos:GetObject on a/*"]), &document(&["allow name/cos:PutObject on a/*"]));
    let json = serde_json::to_value(diff.unwrap()).unwrap();
    for (side, action) in [("granted", "name/cos:PutObject"), ("taken", "name/cos:GetObject")] {
        let [change] = json[side].as_array().unwrap().as_slice() else { panic!("{json}") };
        assert_eq!(change["actions"], serde_json::json!([action]));
        assert_eq!((&change["place"], &change["certain"]), (&"statement[0]".into(), &true.into()));
        assert_eq!(change["witness"]["request"]["action"], action);
    }
}

#[test]
fn what_is_certain_is_no_perhaps() {
    let wide = document(&["allow name/cos:GetObject on *", "allow name/cos:GetObject on a/*/b"]);
    let diff = diff(&document(&["deny * on *"]), &wide).unwrap();
    for change in diff.granted() {
        assert_eq!(change.is_certain(), wide.decide(change.witness().request()).is_allow(), "\n{diff}");
    }
}

#[test]
fn what_a_client_can_send_comes_first() {
    let (old, new) = (document(&["allow name/cos:PutObject on a/*"]), document(&["allow name/cos:* on a/*"]));
    let diff = diff(&old, &new).unwrap();
    assert!(diff.granted()[0].witness().is_realizable(), "\n{diff}");
    let first = diff.granted()[0].actions().map(|action| action == "name/cos:DeleteBucket");
    assert!(!{ first }.any(|is_misfit| is_misfit), "\n{diff}");
}

#[test]
fn the_reason_of_a_perhaps_is_what_nobody_documents() {
    let old = document(&["allow name/cos:PutObject on a/*"]);
    let new = document(&["allow name/cos:PutObject on a/*", "allow name/cos:PutObject on b/*/c"]);
    let text = diff(&old, &new).unwrap().to_string();
    assert!(text.contains("only a star at the end of a resource is documented"), "\n{text}");
}

/// Every example is a change, as certain as its line says, by the statement that it names.
fn assert_examples(permits: &Document, refuses: &Document, changes: &[Change]) {
    for change in changes {
        let request = change.witness().request();
        let (decision, other) = (permits.decide(request), refuses.decide(request).outcome());
        let certain =
            decision.outcome() == Outcome::Allow && matches!(other, Outcome::ExplicitDeny | Outcome::ImplicitDeny);
        let possible = matches!(decision.outcome(), Outcome::Allow | Outcome::Unknown) && other != Outcome::Allow;
        assert!(if change.is_certain() { certain } else { possible }, "{change:?}");
        let place = |at: usize| change.place() == format!("statement[{at}]");
        assert!(!change.is_certain() || decision.statements().any(place), "{change:?}");
        assert_eq!(change.actions().next(), Some(request.action()));
    }
}

/// What one document allows and the other denies is in the list.
fn assert_complete(permits: &Document, refuses: &Document, changes: &[Change], sample: usize) {
    for (asked, request) in requests(sample) {
        let denied = matches!(refuses.decide(request).outcome(), Outcome::ExplicitDeny | Outcome::ImplicitDeny);
        if permits.decide(request).is_allow() && denied {
            let is_alike = |name: &str| name == asked.action || level(name).is_none() && asked.level().is_none();
            let is_listed = changes.iter().any(|change| change.is_certain() && change.actions().any(is_alike));
            assert!(is_listed, "{request}\n{changes:?}");
        }
    }
}

/// Nothing changes exactly if both are equivalent, and what changes for certain is why they are not.
fn assert_is_equivalence(old: &Document, new: &Document, diff: &Diff) {
    let is_certain = diff.granted().iter().chain(diff.taken()).any(Change::is_certain);
    match equivalent(old, new) {
        Verdict::Holds => assert!(diff.is_empty(), "{diff}"),
        Verdict::Fails(witness) => assert!(is_certain, "{witness}\n{diff}"),
        Verdict::Unknown(_) => assert!(!is_certain && !diff.is_empty(), "{diff}"),
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_change_is_listed(statements in statements(), changes in changes(), sample in any::<usize>()) {
        let after = changed(statements.clone(), &changes);
        prop_assume!(![&statements, &after].into_iter().any(|side| lists_the_account(side)));
        let (old, new) = (written(&statements), written(&after));
        let forth = diff(&old, &new).unwrap();
        assert_is_equivalence(&old, &new, &forth);
        assert_examples(&new, &old, forth.granted());
        assert_examples(&old, &new, forth.taken());
        assert_complete(&new, &old, forth.granted(), sample);
        assert_complete(&old, &new, forth.taken(), sample);
        let back = diff(&new, &old).unwrap();
        prop_assert_eq!(serde_json::to_value(forth.granted()).unwrap(), serde_json::to_value(back.taken()).unwrap());
        prop_assert_eq!(serde_json::to_value(forth.taken()).unwrap(), serde_json::to_value(back.granted()).unwrap());
    }
}

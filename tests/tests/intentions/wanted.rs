//! What should hold and does not yet. A test that passes moves to the file of its subject, without `ignore`.

use cos_policy::analysis::{Change, Class, Outcome, Verdict, diff, partition, permits_nothing};
use cos_policy::{Document, Scenarios, policy, scenarios};

use crate::{bucket, document, second};

fn beyond(document: &Document, intended: &Scenarios) -> Vec<Change> {
    document.grants_exactly(intended).unwrap_err().beyond().to_vec()
}

// Places of a mismatch.

#[test]
#[ignore = "the place of a row reaches whatever its resources reach: for the account and a bucket, everything"]
fn an_object_action_is_not_at_the_row_of_a_bucket_or_an_account() {
    let bucket = bucket();
    let intended = scenarios! {
                   GetService;
        account => yes;
        in bucket;
                   GetObject  HeadBucket;
        bucket  => -          yes;
        "a/*"   => yes        -;
    };
    let granted = document(&[
        "allow name/cos:GetService on *",
        "allow name/cos:HeadBucket on ",
        "allow name/cos:GetObject on a/* b/*",
    ]);
    let [change] = beyond(&granted, &intended).try_into().unwrap();
    assert_eq!(change.place(), "elsewhere");
}

#[test]
#[ignore = "the place of a row does not name its bucket"]
fn places_of_several_buckets_differ() {
    let (first, second) = (bucket(), second());
    let intended = scenarios! {
        in first;
                    GetObject  PutObject;
        "a/*"   =>  yes        no;
        in second;
        "a/*"   =>  yes        yes;
    };
    let swapped = policy! {
        in first;
        allow GetObject, PutObject on "a/*";
        in second;
        allow GetObject on "a/*";
    };
    let mismatch = swapped.grants_exactly(&intended).unwrap_err();
    assert_ne!(mismatch.beyond()[0].place(), mismatch.missing()[0].place(), "\n{mismatch}");
}

#[test]
#[ignore = "an example does not name its bucket and region"]
fn an_example_elsewhere_says_where() {
    let bucket = bucket();
    let intended = scenarios! { in bucket; GetObject; "a/*" => yes; };
    for (resource, told) in [
        ("qcs::cos:ap-guangzhou:uid/1250000000:second-1250000000/a/*", "second-1250000000"),
        ("qcs::cos:ap-shanghai:uid/1250000000:examplebucket-1250000000/a/*", "ap-shanghai"),
        ("qcs::cos:ap-guangzhou:uid/1250000001:examplebucket-1250000001/a/*", "examplebucket-1250000001"),
    ] {
        let granted = document(&[&format!("allow name/cos:GetObject on a/* {resource}")]);
        let text = granted.grants_exactly(&intended).unwrap_err().to_string();
        assert!(text.contains(told), "\n{text}");
    }
}

// What a mismatch lists.

#[test]
#[ignore = "where one action breaks a condition alone, another that breaks only all of them is not listed"]
fn an_action_that_breaks_all_conditions_at_once_is_listed() {
    let bucket = bucket();
    let intended = scenarios! {
        in bucket;
                 PutObject  AppendObject;
        "a/*" => yes        yes           when content_type like "image/*", acl == "private";
    };
    let granted = document(&[
        "allow name/cos:PutObject name/cos:AppendObject on a/*",
        "deny name/cos:AppendObject on a/* when string_like cos:content-type image/*",
        "deny name/cos:AppendObject on a/* when string_equal cos:x-cos-acl private",
    ]);
    let beyond = beyond(&granted, &intended);
    assert!(beyond.iter().any(|change| change.actions().any(|action| action == "name/cos:AppendObject")), "{beyond:?}");
}

#[test]
#[ignore = "what is listed as a perhaps may be certain"]
fn what_is_certain_is_no_perhaps() {
    let bucket = bucket();
    let intended = scenarios! { in bucket; PutObject; "a/*" => yes when content_length <= 9, content_length <= 5; };
    let granted = document(&[
        "allow name/cos:PutObject on a/*",
        "allow name/cos:PutObject on a/*/c when numeric_less_than_equal_if_exist cos:content-length 5",
    ]);
    for change in beyond(&granted, &intended) {
        assert_eq!(change.is_certain(), granted.decide(change.witness().request()).is_allow(), "{change:?}");
    }
    let wide = document(&["allow name/cos:GetObject on *", "allow name/cos:GetObject on a/*/b"]);
    let diff = diff(&document(&["deny * on *"]), &wide).unwrap();
    for change in diff.granted() {
        assert_eq!(change.is_certain(), wide.decide(change.witness().request()).is_allow(), "\n{diff}");
    }
}

#[test]
#[ignore = "actions with like examples stand together, whatever allows them"]
fn the_reason_of_a_line_holds_for_all_of_its_actions() {
    let bucket = bucket();
    let intended = scenarios! { in bucket; GetObject; "a/*" => yes; };
    let granted = document(&[
        "allow name/cos:GetObject on a/*",
        "allow name/cos:PutObject on a/*",
        "allow name/cos:DeleteObject on a/*",
    ]);
    let text = granted.grants_exactly(&intended).unwrap_err().to_string();
    assert!(["statement[1]", "statement[2]"].iter().all(|statement| text.contains(statement)), "\n{text}");
}

// What a difference lists.

#[test]
#[ignore = "actions on what they are not about stand before and among those that a client can send"]
fn what_a_client_can_send_comes_first() {
    let (old, new) = (document(&["allow name/cos:PutObject on a/*"]), document(&["allow name/cos:* on a/*"]));
    let diff = diff(&old, &new).unwrap();
    assert!(diff.granted()[0].witness().is_realizable(), "\n{diff}");
    let first = diff.granted()[0].actions().map(|action| action == "name/cos:DeleteBucket");
    assert!(!{ first }.any(|is_misfit| is_misfit), "\n{diff}");
}

#[test]
#[ignore = "the reason of a perhaps is what the other document says for certain"]
fn the_reason_of_a_perhaps_is_what_nobody_documents() {
    let old = document(&["allow name/cos:PutObject on a/*"]);
    let new = document(&["allow name/cos:PutObject on a/*", "allow name/cos:PutObject on b/*/c"]);
    let text = diff(&old, &new).unwrap().to_string();
    assert!(text.contains("only a star at the end of a resource is documented"), "\n{text}");
}

// Requests that cannot be.

/// A listing of the account has no prefix.
#[test]
fn a_request_is_of_the_class_that_it_shows() {
    let listing = document(&["allow name/cos:GetBucket on * when string_equal cos:prefix a%2F"]);
    let bucket = document(&["allow name/cos:GetBucket on qcs::cos:ap-guangzhou:uid/1250000000:*"]);
    let classes = partition(&[&listing, &bucket]).unwrap();
    let mut outcomes: Vec<&[Outcome]> = classes.iter().map(Class::outcomes).collect();
    outcomes.sort_unstable();
    let count = outcomes.len();
    outcomes.dedup();
    assert_eq!(outcomes.len(), count, "{outcomes:?}");
}

#[test]
fn an_example_against_a_proof_replays() {
    let starts: Vec<String> = ('a'..='z').chain('0'..='9').map(|start| format!("qcs::cos:::{start}*")).collect();
    let denied = format!("deny name/cos:GetBucket on {}", starts.join(" "));
    let nothing = document(&["allow name/cos:GetBucket on * when string_equal cos:prefix a%2F", &denied]);
    match permits_nothing(&nothing) {
        Verdict::Fails(witness) => assert!(nothing.decide(witness.request()).is_allow(), "{witness}"),
        verdict => assert!(matches!(verdict, Verdict::Holds), "{verdict:?}"),
    }
}

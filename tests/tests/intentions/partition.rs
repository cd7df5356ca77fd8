//! The classes of requests that statements tell apart.

use std::collections::{BTreeMap, BTreeSet};

use cos_policy::analysis::{Class, Outcome, partition};
use cos_policy::{Document, Request};
use proptest::prelude::*;

use crate::documents::{Statement, apart, document as written, lists_the_account, statements};
use crate::requests::requests;
use crate::{config, document};

/// How many classes there are, and how many of them the first document allows.
#[track_caller]
fn assert_counts(documents: &[Document], count: usize, allowed: usize) {
    let documents: Vec<&Document> = documents.iter().collect();
    let classes = partition(&documents).unwrap();
    let is_allowed = |class: &&Class| class.outcomes()[0] == Outcome::Allow;
    assert_eq!((classes.len(), classes.iter().filter(is_allowed).count()), (count, allowed));
    for class in &classes {
        let outcomes: Vec<Outcome> =
            documents.iter().map(|document| document.decide(class.request()).outcome()).collect();
        assert_eq!(class.outcomes(), outcomes, "{}", class.request());
    }
}

#[test]
fn no_document_tells_requests_apart() {
    assert_counts(&[document(&["allow * on *"])], 1, 1);
    assert_eq!(partition(&[]).unwrap().len(), 1);
}

#[test]
fn each_statement_halves_what_it_meets() {
    let [wide, narrow, other] =
        ["allow name/cos:GetObject on a/*", "allow name/cos:GetObject on a/b/*", "allow name/cos:GetObject on b/*"];
    assert_counts(&[document(&[wide])], 2, 1);
    assert_counts(&[document(&[wide, wide])], 2, 1);
    assert_counts(&[document(&[wide, narrow])], 3, 2);
    assert_counts(&[document(&[wide, other])], 3, 2);
    // Either, both or none: a length and a type are independent.
    let length = "allow name/cos:PutObject on a/* when numeric_less_than_equal cos:content-length 5";
    let media = "allow name/cos:PutObject on a/* when string_like cos:content-type image/*";
    assert_counts(&[document(&[length, media])], 4, 3);
    assert_counts(&[document(&[wide, length, media])], 5, 4);
}

#[test]
fn places_of_one_statement_are_one_class() {
    assert_counts(&[document(&["allow name/cos:GetObject name/cos:PutObject on a/* b/* c.jpg"])], 2, 1);
}

#[test]
fn folders_are_one_class_each_and_one_for_the_rest() {
    let folders: Vec<String> = (0..30).map(|user| format!("allow name/cos:GetObject on users/{user}/*")).collect();
    let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
    assert_counts(&[document(&folders)], 31, 30);
}

#[test]
fn a_deny_is_a_statement_like_others() {
    let cut = document(&["allow name/cos:GetObject on a/*", "deny name/cos:* on a/secret/*"]);
    // Allowed; allowed and denied; denied alone, for other actions; neither.
    assert_counts(&[cut], 4, 1);
}

#[test]
fn several_documents_cut_together() {
    let [a, b] = ["allow name/cos:GetObject on a/*", "allow name/cos:PutObject on a/*"].map(|text| document(&[text]));
    assert_counts(&[a.clone(), b.clone()], 3, 1);
    assert_counts(&[a.clone(), a], 2, 1);
    assert_counts(&[b.clone(), document(&["deny * on *"])], 2, 1);
}

#[test]
fn what_nobody_documents_is_a_class_of_its_own() {
    assert_counts(&[document(&["allow name/cos:GetObject on a/*/b"])], 2, 0);
    assert_counts(&[document(&["allow name/cos:GetObject on a/* a/*/b *.jpg"])], 3, 1);
}

#[test]
fn what_no_request_can_be_is_no_class() {
    // A prefix is the key of a listing: either both match, or neither does.
    let listing = "allow name/cos:GetBucket on";
    let by_key = format!("{listing} a/*");
    let by_prefix = format!(
        "{listing} qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/* when string_like cos:prefix a%2F*"
    );
    assert_counts(&[document(&[&by_key, &by_prefix])], 2, 1);
    // A length is a whole number, and a version of TLS comes with HTTPS.
    let none = [
        "numeric_less_than cos:content-length 0",
        "bool_equal cos:secure-transport false, numeric_equal cos:tls-version 1.2",
    ];
    for condition in none {
        assert_counts(&[document(&[&format!("allow name/cos:PutObject on a/* when {condition}")])], 1, 0);
    }
}

/// How every statement matches a request, each judged as a document of its own.
fn matches(apart: &[Document], request: &Request) -> Vec<Outcome> {
    apart.iter().map(|document| document.decide(request).outcome()).collect()
}

fn assert_partition(sides: &[&[Statement]], sample: usize) {
    let documents: Vec<Document> = sides.iter().map(|statements| written(statements)).collect();
    let classes = partition(&documents.iter().collect::<Vec<_>>()).unwrap();
    let apart: Vec<Document> = sides.iter().flat_map(|statements| apart(statements)).collect();
    let mut outcomes = BTreeMap::new();
    for class in &classes {
        let is_new = outcomes.insert(matches(&apart, class.request()), class.outcomes()).is_none();
        assert!(is_new, "two classes match alike: {}", class.request());
    }
    let decide = |request: &Request| documents.iter().map(|document| document.decide(request).outcome()).collect();
    for request in requests(sample).map(|(_, request)| request).chain(classes.iter().map(Class::request)) {
        let expected: Vec<Outcome> = decide(request);
        assert_eq!(outcomes.get(&matches(&apart, request)), Some(&expected.as_slice()), "{request}");
    }
    assert!(classes.len() <= 3_usize.pow(u32::try_from(apart.len()).unwrap()));
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_request_is_of_one_class(one in statements(), other in statements(), sample in any::<usize>()) {
        prop_assume!(![&one, &other].into_iter().any(|side| lists_the_account(side)));
        assert_partition(&[&one], sample);
        assert_partition(&[&one, &other], sample);
    }
}

#[test]
fn the_request_of_a_class_is_as_simple_as_can_be() {
    let document = document(&["allow name/cos:PutObject on a/* when numeric_less_than_equal cos:content-length 5"]);
    let classes = partition(&[&document]).unwrap();
    let requests: BTreeSet<String> = classes.iter().map(|class| class.request().to_string()).collect();
    let root = "qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000";
    assert!(
        requests.contains(&format!("name/cos:PutObject on {root}/a/a with cos:content-length = 1")),
        "{requests:?}"
    );
    assert!(classes.iter().all(Class::is_realizable));
}

/// A listing of the account has no prefix.
#[test]
fn a_request_is_of_the_class_that_it_shows() {
    let listing = document(&["allow name/cos:GetBucket on * when string_equal cos:prefix a%2F"]);
    let bucket = document(&["allow name/cos:GetBucket on qcs::cos:ap-guangzhou:uid/1250000000:*"]);
    let classes = partition(&[&listing, &bucket]).unwrap();
    let outcomes: BTreeSet<&[Outcome]> = classes.iter().map(Class::outcomes).collect();
    assert_eq!(outcomes.len(), classes.len(), "{outcomes:?}");
}

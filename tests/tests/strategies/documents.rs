use std::collections::BTreeSet;
use std::sync::LazyLock;

use cos_policy::Document;
use cos_policy::analysis::{Outcome, partition};
use cos_policy::proptest::{documents, requests};
use proptest::prelude::*;
use serde_json::Value;

use crate::sample::{count, sample, samples, shrunk};

static DOCUMENTS: LazyLock<[Vec<Document>; 2]> = LazyLock::new(|| samples(1000));

fn statements(document: &Document) -> Vec<Value> {
    let json: Value = serde_json::from_str(&document.to_json()).unwrap();
    json["statement"].as_array().unwrap().clone()
}

fn frequency(documents: &[Document], has: impl Fn(&Value) -> bool) -> usize {
    count(documents, |document| statements(document).iter().any(&has))
}

fn is_unsettled(document: &Document) -> bool {
    let classes = partition(&[document]).unwrap();
    classes.iter().any(|class| matches!(class.outcomes(), [Outcome::Unknown]))
}

#[test]
fn they_are_read_as_themselves() {
    for document in DOCUMENTS.iter().flatten() {
        assert_eq!(Document::parse(&document.to_json()).unwrap(), *document);
    }
}

#[test]
fn one_to_four_statements_and_the_first_allows() {
    for documents in &*DOCUMENTS {
        for length in 1..=4 {
            assert!(count(documents, |document| document.len() == length) > 100, "{length}");
        }
        assert_eq!(count(documents, |document| document.len() > 4 || statements(document)[0]["effect"] == "deny"), 0);
    }
}

#[test]
fn denies_wildcards_conditions_and_principals_occur() {
    let keys = ["content-length", "content-type", "x-cos-acl", "secure-transport", "tls-version", "qcs:ip", "prefix"];
    let text = |value: &Value| value.to_string();
    for documents in &*DOCUMENTS {
        assert!(frequency(documents, |statement| statement["effect"] == "deny") > 200);
        assert!(frequency(documents, |statement| text(&statement["action"]).contains('*')) > 400);
        assert!(frequency(documents, |statement| text(&statement["resource"]).contains("/*\"")) > 400);
        assert!(frequency(documents, |statement| statement.get("condition").is_none()) > 300);
        for key in keys {
            assert!(frequency(documents, |statement| text(&statement["condition"]).contains(key)) > 50, "{key}");
        }
        let named = count(documents, |document| document.to_json().contains("principal"));
        assert!((60..200).contains(&named), "{named}");
    }
}

#[test]
fn most_documents_are_settled() {
    for documents in &*DOCUMENTS {
        let unsettled = count(&documents[..400], is_unsettled);
        assert!((60..160).contains(&unsettled), "{unsettled}");
    }
}

#[test]
fn statements_meet_so_that_denies_cut() {
    for documents in &*DOCUMENTS {
        let cuts = count(&documents[..400], |document| {
            let classes = partition(&[document]).unwrap();
            let outcomes: BTreeSet<_> = classes.iter().map(|class| format!("{:?}", class.outcomes())).collect();
            outcomes.len() > 2
        });
        assert!(cuts > 40, "{cuts}");
    }
}

#[test]
fn failures_shrink_to_one_statement() {
    for document in shrunk(&documents(), |_| true) {
        assert!(document.len() == 1 && !document.to_json().contains("condition"), "{document}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    /// Whatever the document says.
    #[test]
    fn every_outcome_that_a_class_has_is_reached_and_no_other(document in documents()) {
        let classes = partition(&[&document]).unwrap();
        let outcomes: BTreeSet<_> = classes.iter().map(|class| format!("{:?}", class.outcomes()[0])).collect();
        let requests = sample(&requests(&document), 10 * classes.len() + 100);
        let reached: BTreeSet<_> =
            requests.iter().map(|request| format!("{:?}", document.decide(request).outcome())).collect();
        prop_assert_eq!(reached, outcomes);
    }
}

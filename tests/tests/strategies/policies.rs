use std::sync::LazyLock;

use cos_policy::analysis::Severity;
use cos_policy::proptest::policies;
use cos_policy::{Document, Policy, Statement};

use crate::sample::{count, samples, shrunk};

static POLICIES: LazyLock<[Vec<Policy>; 2]> = LazyLock::new(|| samples(500));

#[test]
fn they_are_documents_without_hazards() {
    for policy in POLICIES.iter().flatten() {
        assert_eq!(Document::parse(policy.as_json()).unwrap(), policy.document());
        assert!(policy.lint().iter().all(|finding| finding.severity() <= Severity::Note), "{policy}");
    }
}

#[test]
fn every_kind_of_statement_occurs_and_guards_in_every_fourth() {
    for policies in &*POLICIES {
        for part in ["GetObject\"]", "PutObject", "GetBucket", "content-length", "secure-transport", "\"deny\""] {
            assert!(count(policies, |policy| policy.as_json().contains(part)) > 50, "{part}");
        }
        let guarded = count(policies, |policy| policy.as_json().contains("x-cos-acl"));
        assert!((60..200).contains(&guarded), "{guarded}");
    }
}

#[test]
fn statements_are_of_every_kind() {
    for statements in samples::<Statement>(700) {
        for part in ["GetBucket", "content-length", "secure-transport", "\"deny\"", "DeleteObject\"]", "PutObject\"]"] {
            assert!(count(&statements, |statement| statement.as_json().contains(part)) > 50, "{part}");
        }
        let policy = Policy::from_statements(statements).unwrap();
        assert_eq!(Document::parse(policy.as_json()).unwrap(), policy.document());
    }
}

#[test]
fn failures_shrink_to_reading_in_one_folder() {
    for policy in shrunk(&policies(), |_| true) {
        assert!(policy.document().len() == 1 && policy.as_json().contains(r#"["name/cos:GetObject"]"#), "{policy}");
    }
}
